/** A step that needs a reason: it is asked, and kept in the history. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Keys } from '~/components/Keys';
import { Problem } from '~/components/States';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import classes from './dialogs.module.css';

interface Props {
  title: string;
  text: string;
  label: string;
  button: string;
  danger?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

export function ReasonDialog({ title, text, label, button, danger = false, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ready = reason.trim() !== '';
  const why = invalidFields(error).reason;

  async function confirm() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm(reason.trim());
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog opened onClose={onClose} title={title} size={480}>
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
        <p className={classes.text}>{text}</p>
        <Textarea
          label={label}
          required
          data-autofocus
          autosize
          minRows={3}
          maxRows={8}
          maxLength={500}
          value={reason}
          error={why ? ruleText(why) : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {error !== null && !why && <Problem>{errorText(error)}</Problem>}
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            {...(danger ? { color: 'bad' } : {})}
            loading={busy}
            disabled={!ready}
            rightSection={
              <span className={classes.keys}>
                <Keys of="mod+enter" />
              </span>
            }
          >
            {button}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
