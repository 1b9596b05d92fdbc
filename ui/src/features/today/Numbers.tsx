/** The numbers of the day by what they are for; each leads to the list that has just so many. */
import { SegmentedControl } from '@mantine/core';
import { IconFileDescription } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '~/api/types';
import { behindAddress } from '~/features/insight/behind';
import { useFormat } from '~/locales/useFormat';
import classes from './today.module.css';

export type Home = Output<'home.get'>;
export type Span = NonNullable<Input<'home.get'>['span']>;
type Number = Home['groups'][number]['numbers'][number];

const SPANS: Span[] = ['month', 'quarter'];

interface Props {
  home: Home;
  span: Span;
  onSpan: (span: Span) => void;
}

export function Numbers({ home, span, onSpan }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = ({ from, to }: Home['period']) =>
    t('briefing.for', { from: format.day(from ?? ''), to: format.day(to ?? '') });
  return home.groups.map(({ key, numbers }) => (
    <section key={key} className={classes.group} aria-labelledby={`numbers-${key}`}>
      <header>
        <h2 id={`numbers-${key}`}>{t(`today.group.${key}`)}</h2>
        {key === 'period' && (
          <>
            <SegmentedControl
              size="xs"
              aria-label={t('insight.period')}
              value={span}
              onChange={(next) => onSpan(next as Span)}
              data={SPANS.map((value) => ({ value, label: t(`insight.spans.${value}`) }))}
            />
            <p>{t('today.against', { period: days(home.period), before: days(home.before) })}</p>
          </>
        )}
      </header>
      <nav className={classes.figures} aria-label={t(`today.group.${key}`)}>
        {numbers.map((number) => (
          <Figure key={number.key} number={number} currency={home.currency} compared={key === 'period'} />
        ))}
      </nav>
    </section>
  ));
}

function Figure({ number, currency, compared }: { number: Number; currency: string; compared: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = (value: number | null) => {
    if (value === null) return '–';
    if (number.kind === 'amount') return format.moneyShort(value, currency);
    return number.kind === 'share' ? format.percent(value / 100) : format.count(value);
  };
  return (
    <Link
      {...behindAddress(number.behind)}
      className={classes.figure}
      data-late={number.late || undefined}
      data-none={number.value === 0 || undefined}
    >
      <b>{said(number.value)}</b>
      <span>{t(`today.numbers.${number.key}`)}</span>
      {compared && <small>{t('today.before', { value: said(number.before) })}</small>}
    </Link>
  );
}

/** The management report that was sent last. */
export function NewestReport({ newest }: { newest: Home['newest'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!newest) return null;
  return (
    <Link to="/insights/briefings/$id" params={{ id: newest.id }} className={classes.newest}>
      <IconFileDescription size={18} stroke={1.6} aria-hidden="true" />
      <b>{newest.title}</b>
      <span>{t('today.newest', { author: newest.author, at: format.relative(newest.sent_at) })}</span>
    </Link>
  );
}
