import type { ReactNode } from 'react';
import { useFormat } from '~/locales/useFormat';
import classes from './record.module.css';

interface Props {
  title: string;
  count?: number;
  action?: ReactNode;
  /** What it holds has lines of its own, from edge to edge. */
  flush?: boolean;
  children: ReactNode;
}

/** A card of linked things at the right of a record. */
export function Box({ title, count, action, flush = false, children }: Props) {
  const format = useFormat();
  return (
    <section className={classes.box}>
      <header>
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span>{format.count(count)}</span>}
        {action}
      </header>
      <div className={classes.boxBody} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}
