/** `L`, wherever one is: whom, how, what, what next; kept with Ctrl+Enter, and the page stays. */
import { Button, Textarea } from '@mantine/core';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Keys } from '~/components/Keys';
import { Problem, Waiting } from '~/components/States';
import { CustomerSearch } from '~/features/fields/CustomerSearch';
import { useFields } from '~/features/fields/useFields';
import { isComposing } from '~/keyboard/ime';
import { errorText } from '~/locales/errors';
import { Channels, Direction, NextStep, Place, When, WithWhom } from './LogFields';
import classes from './log.module.css';
import { isReady, isWritten, type LogDraft, type LogSubject, newDraft, withCustomer } from './logDraft';
import { OwnFields } from './OwnFields';
import { useLog } from './useLog';

interface Props {
  subject: LogSubject | null;
  onClose: () => void;
}

export function QuickLog({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const fields = useFields('interaction');
  const [draft, setDraft] = useState<LogDraft>(() => newDraft(subject));
  const { keep, busy, error } = useLog();
  const change = useCallback((patch: Partial<LogDraft>) => setDraft((old) => ({ ...old, ...patch })), []);
  const parts = { draft, fields, onChange: change };

  async function save() {
    if (await keep(draft)) onClose();
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('log.title')}
      size={600}
      closeOnClickOutside={!isWritten(draft)}
      yOffset="12vh"
      centered={false}
    >
      {fields.ready ? (
        <form
          className={classes.quick}
          onSubmit={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void save();
            }
          }}
        >
          <CustomerSearch
            label={t('entity.customer.one')}
            value={draft.customer}
            autoFocus={draft.customer === null}
            onChange={(customer) => setDraft((old) => withCustomer(old, customer))}
            onContact={(contact, customer) => setDraft((old) => ({ ...old, customer, contact }))}
          />
          <Channels {...parts} name={name} />
          <Textarea
            aria-label={fields.label('summary')}
            placeholder={t('log.placeholder')}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={500}
            autoFocus={draft.customer !== null}
            data-autofocus={draft.customer !== null || undefined}
            value={draft.summary}
            onChange={(event) => change({ summary: event.currentTarget.value })}
          />
          <div className={classes.parts}>
            <WithWhom key={draft.customer?.id} {...parts} />
            <Direction {...parts} />
            <When {...parts} />
            <Place {...parts} />
            <NextStep {...parts} />
          </div>
          <OwnFields {...parts} />
          {error !== null && <Problem>{errorText(error)}</Problem>}
          <DialogActions>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button
              variant="filled"
              loading={busy}
              disabled={!isReady(draft)}
              onClick={() => void save()}
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
      ) : (
        <Waiting />
      )}
    </Dialog>
  );
}
