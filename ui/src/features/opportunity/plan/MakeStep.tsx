/** 制定: a day and what is to be done. The day is fixed once the step is made. */
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import classes from './plan.module.css';

const NAMESPACES = ['ui', 'fields'] as const;

export function MakeStep({ opportunity, first }: { opportunity: string; first: boolean }) {
  const { t } = useTranslation(NAMESPACES);
  const format = useFormat();
  const writer = useWriter();
  const [day, setDay] = useState(() => localDate(new Date(), format.timeZone));
  const [action, setAction] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const invalid = invalidFields(error);
  const why = (name: string) => (invalid[name] ? ruleText(invalid[name] ?? '') : undefined);
  const ready = day !== '' && action.trim() !== '';

  async function make() {
    if (!ready || busy) return;
    setBusy(true);
    try {
      await writer.write(
        'plan.make',
        { opportunity, planned_on: day, action: action.trim() },
        { said: t('plan.did.made', { day: format.day(day) }) },
      );
      setAction('');
      setError(null);
      input.current?.focus();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.make}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
    >
      <TextInput
        type="date"
        aria-label={t('fields:plan.planned_on', { ns: 'fields' })}
        value={day}
        error={why('planned_on')}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        ref={input}
        aria-label={t('fields:plan.action', { ns: 'fields' })}
        placeholder={first ? t('plan.firstExample') : t('plan.example')}
        maxLength={500}
        value={action}
        error={
          why('action') ??
          (error !== null && Object.keys(invalid).length === 0 ? errorText(error) : undefined)
        }
        onChange={(event) => setAction(event.currentTarget.value)}
      />
      <Button
        type="submit"
        leftSection={<IconPlus size={15} stroke={1.8} />}
        loading={busy}
        disabled={!ready}
      >
        {t('plan.make')}
      </Button>
    </form>
  );
}
