/** A step that needs words: a reason, or what was done. They are asked for, and kept in the history. */
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
  /** What the call names the words. */
  field?: string;
  most?: number;
  rows?: number;
  /** What to begin with. */
  start?: string;
  onConfirm: (said: string) => Promise<unknown>;
  onClose: () => void;
}

export function SayDialog({
  title,
  text,
  label,
  button,
  danger = false,
  field = 'reason',
  most = 500,
  rows = 3,
  start = '',
  onConfirm,
  onClose,
}: Props) {
  const { t } = useTranslation();
  const [said, setSaid] = useState(start);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ready = said.trim() !== '';
  const why = invalidFields(error)[field];

  async function confirm() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm(said.trim());
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog opened onClose={onClose} title={title} size={rows > 3 ? 600 : 480}>
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
          minRows={rows}
          maxRows={12}
          maxLength={most}
          value={said}
          error={why ? ruleText(why) : undefined}
          onChange={(event) => setSaid(event.currentTarget.value)}
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
