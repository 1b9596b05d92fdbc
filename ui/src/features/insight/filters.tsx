/** What a report is asked for. Every choice stands in the address, so that it can be kept and sent. */
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductPicker, useProductNames } from '~/features/fields/ProductPicker';
import { useFields } from '~/features/fields/useFields';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { BY, EVERY_YEAR, type InsightAddress, type Split } from './address';
import classes from './insight.module.css';
import { lastYears, nameOf, type Period, SPANS, type Span, spanOf } from './period';

interface Props {
  address: InsightAddress;
  onChange: (patch: InsightAddress) => void;
}

/** By what it is seen. */
export function ByChoice({
  report,
  by,
  onChange,
}: {
  report: Split;
  by: string;
  onChange: (by: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('insight.by')}
      value={by}
      onChange={onChange}
      data={BY[report].map((value) => ({ value, label: t(`insight.bys.${value}`) }))}
    />
  );
}

/** A stretch of time by its name, or from one day to another. */
export function PeriodChoice({ address, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = localDate(new Date(), format.timeZone);
  const period = periodOf(address, today);
  const name = period.from && period.to ? nameOf(period as Period, today) : null;
  const own = 'own';
  return (
    <>
      <Select
        aria-label={t('insight.period')}
        w={132}
        value={name ?? own}
        allowDeselect={false}
        data={[
          ...SPANS.map((value) => ({ value, label: t(`insight.spans.${value}`) })),
          { value: own, label: t('insight.spans.own') },
        ]}
        onChange={(next) => next && next !== own && onChange(spanOf(next as Span, today))}
      />
      <TextInput
        type="date"
        aria-label={t('insight.from')}
        value={period.from}
        max={period.to}
        onChange={(event) =>
          event.currentTarget.value && onChange({ from: event.currentTarget.value, to: period.to })
        }
      />
      <span aria-hidden="true" className={classes.dash}>
        –
      </span>
      <TextInput
        type="date"
        aria-label={t('insight.to')}
        value={period.to}
        min={period.from}
        onChange={(event) =>
          event.currentTarget.value && onChange({ from: period.from, to: event.currentTarget.value })
        }
      />
    </>
  );
}

/** What the address asks for; this year where it says nothing. */
export function periodOf({ from, to }: InsightAddress, today: string): Period {
  const year = spanOf('year', today);
  return { from: from ?? year.from, to: to ?? year.to };
}

/** A year, or all of them. */
export function YearChoice({ year, onChange }: { year: string; onChange: (patch: InsightAddress) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const years = lastYears(localDate(new Date(), format.timeZone), YEARS);
  const known = year === EVERY_YEAR || years.includes(year) ? years : [...years, year];
  return (
    <Select
      aria-label={t('insight.bys.year')}
      w={132}
      allowDeselect={false}
      value={year}
      data={[
        { value: EVERY_YEAR, label: t('insight.everyYear') },
        ...known.map((value) => ({ value, label: t('insight.inYear', { year: value }) })),
      ]}
      onChange={(next) => next && onChange({ year: next })}
    />
  );
}
/** As many as people look back; an older one may still stand in the address. */
const YEARS = 12;

/** The days of a year; no bounds for all of them. */
export function daysOf(year: string): Partial<Period> {
  return year === EVERY_YEAR ? {} : spanOf('year', `${year}-01-01`);
}

/** Year and name in words, so that a print says what it is of. */
export function useSaid() {
  const { t } = useTranslation();
  return (year: string, name?: string) => [
    year === EVERY_YEAR ? t('insight.everyYear') : t('insight.inYear', { year }),
    ...(name ? [t('insight.namedSo', { name })] : []),
  ];
}

/** Only customers whose name contains this. */
export function NameChoice({
  value = '',
  onChange,
}: {
  value: string | undefined;
  onChange: (name: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  // What stands in the address because it was typed here is not typed over.
  const asked = useRef(value);
  const ask = useDebouncedCallback((name: string) => {
    asked.current = name;
    onChange(name || undefined);
  }, 250);
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value);
  }, [value]);
  return (
    <TextInput
      type="search"
      w={200}
      aria-label={t('insight.named')}
      placeholder={t('insight.named')}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        ask(event.currentTarget.value.trim());
      }}
    />
  );
}

/** Somebody or something of a list, or all. */
export function PickChoice({
  entity,
  field: name,
  label,
  value,
  onChange,
}: {
  entity: 'customer' | 'opportunity' | 'product' | 'sales_order';
  field: string;
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const fields = useFields(entity);
  const field = fields.byName.get(name);
  if (!field) return null;
  return (
    <Select
      aria-label={label}
      placeholder={t('insight.allOf', { what: label })}
      w={192}
      clearable
      searchable
      value={value ?? null}
      data={fields.options(field).map((option) => ({ value: option.value, label: option.label }))}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

/** In which currency, where there is more than one; amounts of two are never added. */
export function CurrencyChoice({
  currency,
  currencies,
  onChange,
}: {
  currency: string;
  currencies: string[];
  onChange: (currency: string) => void;
}) {
  const { t } = useTranslation();
  const all = [...new Set([currency, ...currencies])];
  if (all.length < 2) return null;
  return (
    <Select
      aria-label={t('insight.currency')}
      w={96}
      allowDeselect={false}
      value={currency}
      data={all}
      onChange={(next) => next && onChange(next)}
    />
  );
}

/** Only what is about one product, or all. */
export function ProductChoice({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const name = useProductNames(value ? [value] : []).get(value ?? '') ?? '';
  return (
    <ProductPicker
      key={name}
      aria-label={t('entity.product.one')}
      w={168}
      clearable
      value={value ? { id: value, name, sku: '', unit: null, price: null } : null}
      onChange={(product) => onChange(product?.id)}
    />
  );
}
