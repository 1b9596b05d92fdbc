/** What the office decides once for everybody. */
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Json, Output } from '~/api/types';
import { useWriter } from '~/api/write';
import { Refused, Waiting } from '~/components/States';
import { Setting } from './Personal';
import classes from './settings.module.css';

type Row = Output<'setting.list'>['settings'][number];

/** What each is called; those that this program does not know are left alone. */
const WORDS = { 'orders.by_hand': 'byHand' } as const;
type Key = keyof typeof WORDS;

function isKnown(row: Row): row is Row & { key: Key } {
  return Object.hasOwn(WORDS, row.key);
}

export function Rules() {
  const { t } = useTranslation();
  const writer = useWriter();
  const list = useQueryCall('setting.list', {});
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Waiting />;
  const decide = (key: Key, value: Json) =>
    void writer.tryWrite(
      'setting.update',
      { key, value },
      { said: t('rules.did', { name: t(`rules.${WORDS[key]}`) }) },
    );
  return (
    <section className={classes.card}>
      {list.data.settings.filter(isKnown).map(({ key, value }) => {
        const label = t(`rules.${WORDS[key]}`);
        return (
          <Setting key={key} label={label} hint={t(`rules.${WORDS[key]}Hint`)}>
            <Switch
              aria-label={label}
              checked={value === true}
              onChange={(event) => decide(key, event.currentTarget.checked)}
            />
          </Setting>
        );
      })}
    </section>
  );
}
