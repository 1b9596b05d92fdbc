import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/locales/useFormat';
import classes from './pageHead.module.css';

interface Props {
  title: string;
  count?: number | undefined;
  text?: string;
  /** Beside the title: where else one can go in the same area. */
  beside?: ReactNode;
  children?: ReactNode;
  below?: ReactNode;
}

/** The head of a screen: what it is, how many, what can be done with all of it. */
export function PageHead({ title, count, text, beside, children, below }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = t('app.name');
  useEffect(() => {
    document.title = `${title} · ${app}`;
  }, [title, app]);
  return (
    <header className={classes.head}>
      <div className={classes.row}>
        <h1>{title}</h1>
        {count !== undefined && <span className={classes.count}>{format.count(count)}</span>}
        {beside}
        <div className={classes.actions}>{children}</div>
      </div>
      {text && <p>{text}</p>}
      {below}
    </header>
  );
}
