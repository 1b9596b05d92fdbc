/** 反馈: what the customer says and how content he is. The stars decide what becomes of it, and it says so before. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Keys } from '~/components/Keys';
import { Stars } from '~/components/Stars';
import { Problem } from '~/components/States';
import dialog from '~/features/process/dialogs.module.css';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import classes from './service.module.css';
import { CONTENT } from './states';

export function FeedbackDialog({ detail, onClose }: { detail: ServiceDetail; onClose: () => void }) {
  const { t } = useTranslation(['ui', 'fields']);
  const writer = useWriter();
  const [result, setResult] = useState('');
  const [stars, setStars] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const title = String(detail.values.title ?? '');
  const ready = result.trim() !== '' && stars !== null;
  const invalid = invalidFields(error);
  const content = stars !== null && stars >= CONTENT;

  async function confirm() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await writer.write(
        'service.feedback',
        { id: detail.id, result: result.trim(), satisfaction: stars },
        {
          final: true,
          said: ({ state }) =>
            state === 'archived'
              ? t('service.did.archived', { name: title })
              : t('service.did.returned', { name: title, who: detail.assigned_to_name ?? '' }),
        },
      );
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog opened onClose={onClose} title={t('service.feedbackTitle', { what: title })} size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
        onKeyDown={(event) => {
          if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void confirm();
          }
        }}
      >
        <Textarea
          label={t('fields:service.result', { ns: 'fields' })}
          required
          data-autofocus
          autosize
          minRows={3}
          maxRows={8}
          maxLength={500}
          value={result}
          error={invalid.result ? ruleText(invalid.result) : undefined}
          onChange={(event) => setResult(event.currentTarget.value)}
        />
        <div className={classes.stars}>
          <span aria-hidden="true">{t('fields:service.satisfaction', { ns: 'fields' })}</span>
          <Stars
            value={stars}
            label={t('fields:service.satisfaction', { ns: 'fields' })}
            onChange={setStars}
          />
          <p
            className={classes.outcome}
            data-tone={stars === null ? undefined : content ? 'good' : 'warn'}
            aria-live="polite"
          >
            {stars === null
              ? t('service.starsText')
              : content
                ? t('service.willArchive')
                : t('service.willReturn', { who: detail.assigned_to_name ?? '' })}
          </p>
        </div>
        {error !== null && <Problem>{errorText(error)}</Problem>}
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={busy}
            disabled={!ready}
            rightSection={
              <span className={dialog.keys}>
                <Keys of="mod+enter" />
              </span>
            }
          >
            {stars !== null && !content ? t('service.return') : t('service.feedback')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
