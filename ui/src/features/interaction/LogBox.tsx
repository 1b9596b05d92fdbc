/** Writing down an interaction in place, above what happened before. */
import { Button, Textarea } from '@mantine/core';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRef } from '~/api/types';
import { Keys } from '~/components/Keys';
import { Problem } from '~/components/States';
import { useFields } from '~/features/fields/useFields';
import { isComposing } from '~/keyboard/ime';
import { errorText } from '~/locales/errors';
import { Channels, Direction, NextStep, Place, When, WithWhom } from './LogFields';
import classes from './log.module.css';
import { isReady, type LogDraft, newDraft } from './logDraft';
import { OwnFields } from './OwnFields';
import { useLog } from './useLog';

export function LogBox({ customer, inputId }: { customer: CustomerRef; inputId: string }) {
  const { t } = useTranslation();
  const name = useId();
  const fields = useFields('interaction');
  const [draft, setDraft] = useState<LogDraft>(() => newDraft({ customer }));
  // The next one begins folded again.
  const [kept, setKept] = useState(0);
  const { keep, busy, error } = useLog();
  const change = useCallback((patch: Partial<LogDraft>) => setDraft((old) => ({ ...old, ...patch })), []);
  const parts = { draft, fields, onChange: change };
  if (!fields.ready) return null;

  async function save() {
    if (!(await keep({ ...draft, customer }))) return;
    setDraft((old) => ({ ...newDraft({ customer, contact: old.contact }, old.channel) }));
    setKept((times) => times + 1);
  }

  return (
    <form
      className={classes.box}
      aria-label={t('log.title')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <Channels {...parts} name={name} />
      <Textarea
        id={inputId}
        aria-label={fields.label('summary')}
        placeholder={t('log.placeholder')}
        variant="unstyled"
        className={classes.summary}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={500}
        value={draft.summary}
        onChange={(event) => change({ summary: event.currentTarget.value })}
      />
      {error !== null && <Problem>{errorText(error)}</Problem>}
      <div className={classes.foot}>
        <div className={classes.parts}>
          <WithWhom {...parts} />
          <Direction {...parts} />
          <When {...parts} />
          <Place {...parts} />
          <NextStep {...parts} />
          <OwnFields key={kept} {...parts} folded />
        </div>
        <Button
          variant="filled"
          className={classes.save}
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
      </div>
    </form>
  );
}
