import type { ReactNode } from 'react';
import { useFormat } from '~/locales/useFormat';
import classes from './record.module.css';

interface Props {
  title: string;
  count?: number;
  action?: ReactNode;
  children: ReactNode;
}

/** A card of linked things at the right of a record. */
export function Box({ title, count, action, children }: Props) {
  const format = useFormat();
  return (
    <section className={classes.box}>
      <header>
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span>{format.count(count)}</span>}
        {action}
      </header>
      <div className={classes.boxBody}>{children}</div>
    </section>
  );
}
