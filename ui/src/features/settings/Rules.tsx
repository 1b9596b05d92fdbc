/** What the office decides once for everybody: how orders come in, when a customer counts as going, who is of high value. */
import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Json, Output } from '~/api/types';
import { useWriter } from '~/api/write';
import { Refused, Waiting } from '~/components/States';
import { pressedEnter } from '~/keyboard/ime';
import { minorDigits, parseMoney } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { Setting } from './Personal';
import classes from './settings.module.css';

type Row = Output<'setting.list'>['settings'][number];

/** How each is asked; those that this program does not know are left alone. */
const KINDS = {
  'orders.by_hand': { kind: 'switch', word: 'byHand' },
  'churn.months': { kind: 'months', word: 'churnMonths' },
  'churn.never_ordered': { kind: 'switch', word: 'churnNever' },
  'lifecycle.high_value': { kind: 'money', word: 'highValue' },
} as const;
type Key = keyof typeof KINDS;

function isKnown(row: Row): row is Row & { key: Key } {
  return Object.hasOwn(KINDS, row.key);
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
      { said: t('rules.did', { name: t(`rules.${KINDS[key].word}`) }) },
    );
  return (
    <section className={classes.card}>
      {list.data.settings.filter(isKnown).map((row) => {
        const { kind, word } = KINDS[row.key];
        const label = t(`rules.${word}`);
        const shared = { label, onDecide: (value: Json) => decide(row.key, value) };
        return (
          <Setting key={row.key} label={label} hint={t(`rules.${word}Hint`)}>
            {kind === 'switch' && (
              <Switch
                aria-label={label}
                checked={row.value === true}
                onChange={(event) => decide(row.key, event.currentTarget.checked)}
              />
            )}
            {kind === 'months' && <Months key={String(row.value)} {...shared} value={row.value} />}
            {kind === 'money' && (
              <Amount key={String(row.value)} {...shared} value={row.value} usual={row.in_force} />
            )}
          </Setting>
        );
      })}
    </section>
  );
}

interface Props {
  label: string;
  value: Json;
  onDecide: (value: Json) => void;
}

/** Kept when it is left or Enter is pressed, not with each digit. */
function Months({ label, value, onDecide }: Props) {
  const { t } = useTranslation();
  const [months, setMonths] = useState(Number(value));
  const keep = () => {
    if (months !== value && months >= 1) onDecide(months);
  };
  return (
    <NumberInput
      aria-label={label}
      value={months}
      min={1}
      max={120}
      allowDecimal={false}
      hideControls
      w={110}
      suffix={` ${t('rules.months')}`}
      onChange={(next) => setMonths(Number(next) || 0)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (pressedEnter(event)) keep();
      }}
    />
  );
}

function Amount({ label, value, usual, onDecide }: Props & { usual: Json }) {
  const { t } = useTranslation();
  const format = useFormat();
  const scale = 10 ** minorDigits(format.currency);
  const own = typeof value === 'number' ? value : null;
  const [typed, setTyped] = useState(own === null ? '' : String(own / scale));
  const minor = parseMoney(typed, format.currency);
  const wrong = typed.trim() !== '' && minor === null;
  const keep = () => {
    if (!wrong && minor !== own) onDecide(minor);
  };
  return (
    <TextInput
      aria-label={label}
      value={typed}
      inputMode="decimal"
      w={180}
      placeholder={typeof usual === 'number' ? format.moneyShort(usual) : t('rules.highValueUsual')}
      error={wrong ? t('field.notMoney') : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (pressedEnter(event)) keep();
      }}
    />
  );
}
