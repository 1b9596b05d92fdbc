import { IconAlertCircle, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from './Keys';
import { dismiss, hold, release, useToasts } from './toastStore';
import classes from './toasts.module.css';

export function Toasts() {
  const { t } = useTranslation();
  const toasts = useToasts();
  return (
    <section className={classes.host} aria-live="polite" aria-label={t('toast.region')} data-noprint>
      {toasts.map(({ id, text, tone, action }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a message only keeps it on screen
        <div
          key={id}
          className={classes.toast}
          data-toast
          role={tone === 'problem' ? 'alert' : 'status'}
          onMouseEnter={() => hold(id)}
          onMouseLeave={() => release(id)}
          onFocus={() => hold(id)}
          onBlur={() => release(id)}
        >
          {tone === 'problem' ? <IconAlertCircle size={16} /> : <IconCheck size={16} />}
          <span>{text}</span>
          {action && (
            <button
              type="button"
              className={classes.action}
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
              {action.shortcut && (
                <span className={classes.keys} aria-hidden="true">
                  <Keys of={action.shortcut} />
                </span>
              )}
            </button>
          )}
          <button
            type="button"
            className={classes.close}
            aria-label={t('action.close')}
            onClick={() => dismiss(id)}
          >
            <IconX size={14} />
          </button>
        </div>
      ))}
    </section>
  );
}
