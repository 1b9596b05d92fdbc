/** What a screen shows when it has nothing to show: empty, waiting, refused. */
import { Button, Loader } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '~/locales/errors';
import classes from './states.module.css';

interface EmptyProps {
  icon: ReactNode;
  title: string;
  text?: string;
  children?: ReactNode;
}

export function Empty({ icon, title, text, children }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon}>{icon}</span>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  );
}

export function Waiting({ label }: { label?: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.empty} role="status">
      <Loader size={20} color="accent" aria-hidden="true" />
      <span className="visually-hidden">{label ?? t('state.loading')}</span>
    </div>
  );
}

/** What happened, and the way on. */
export function Refused({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.empty} role="alert">
      <span className={classes.icon} data-bad>
        <IconAlertCircle size={22} stroke={1.6} />
      </span>
      <h2>{t('state.failed')}</h2>
      <p>{errorText(error)}</p>
      {onRetry && (
        <div className={classes.actions}>
          <Button onClick={onRetry}>{t('action.retry')}</Button>
        </div>
      )}
    </div>
  );
}

/** A sentence under a form. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <p className={classes.problem} role="alert">
      <IconAlertCircle size={16} stroke={1.8} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
