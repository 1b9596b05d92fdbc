/** A form of an order: Ctrl+Enter keeps it, Enter alone goes on in the lines; what is refused is said above the buttons. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogActions, Stack } from '~/components/DialogActions';
import { Keys } from '~/components/Keys';
import { Problem } from '~/components/States';
import classes from '~/features/record/form/form.module.css';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';

interface Props {
  ready: boolean;
  busy: boolean;
  error: unknown;
  onKeep: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function KeepForm({ ready, busy, error, onKeep, onClose, children }: Props) {
  const { t } = useTranslation();
  const rules = Object.values(invalidFields(error));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onKeep();
      }}
      onKeyDown={(event) => {
        if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onKeep();
        }
      }}
    >
      <Stack>
        {children}
        {error !== null && (
          <Problem>
            {rules.length > 0 ? rules.map((rule) => ruleText(rule)).join(' ') : errorText(error)}
          </Problem>
        )}
      </Stack>
      <DialogActions>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          loading={busy}
          disabled={!ready}
          rightSection={
            <span className={classes.keys}>
              <Keys of="mod+enter" />
            </span>
          }
        >
          {t('action.save')}
        </Button>
      </DialogActions>
    </form>
  );
}
