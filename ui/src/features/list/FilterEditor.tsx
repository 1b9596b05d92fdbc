/** Builds one filter: the field, the comparison, the value. */
import { Button, MultiSelect, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Filter, FilterOp, Json } from '~/api/types';
import { Stars } from '~/components/Stars';
import { FieldInput } from '~/features/fields/FieldInput';
import type { Fields } from '~/features/fields/useFields';
import { pressedEnter, pressedEscape } from '~/keyboard/ime';
import { isTyping } from '~/keyboard/shortcuts';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { endOfDay, startOfDay } from '~/locales/zone';
import { ChosenRecords } from './ChosenRecords';
import { isChosen, isComplete, needsValue, opsFor, recordsOf } from './filterOps';
import classes from './list.module.css';

interface Props {
  fields: Fields;
  start: Filter | null;
  onApply: (filter: Filter) => void;
  onClose: () => void;
}

export function FilterEditor({ fields, start, onApply, onClose }: Props) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter | null>(() => typed(start, fields));
  const field = filter ? fields.byName.get(filter.field) : undefined;

  if (!filter || !field) {
    return (
      <Select
        label={t('filter.field')}
        placeholder={t('filter.chooseField')}
        searchable
        autoFocus
        defaultDropdownOpened
        maxDropdownHeight={320}
        onKeyDown={(event) => {
          if (pressedEscape(event)) onClose();
        }}
        nothingFoundMessage={t('field.noOption')}
        data={fields.filterable.map((each) => ({ value: each.name, label: fields.label(each.name) }))}
        onChange={(name) => {
          const chosen = name ? fields.byName.get(name) : undefined;
          const op = chosen ? opsFor(chosen)[0] : undefined;
          if (chosen && op) setFilter({ field: chosen.name, op });
        }}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }

  const apply = () => isComplete(filter) && onApply(filter);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in any of its fields applies the filter
    <div
      className={classes.filterEditor}
      onKeyDown={(event) => {
        // An open list takes Enter and Escape for itself; the next press is ours.
        const inList =
          event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
        if (inList || event.defaultPrevented) return;
        if (pressedEscape(event)) onClose();
        else if (pressedEnter(event) && isTyping(event.target)) apply();
      }}
    >
      <b>{fields.label(field.name)}</b>
      <Select
        aria-label={t('filter.comparison')}
        value={filter.op}
        allowDeselect={false}
        onChange={(op) => op && setFilter({ field: field.name, op: op as FilterOp })}
        data={opsFor(field).map((op) => ({ value: op, label: t(`filter.op.${op}`) }))}
        comboboxProps={{ withinPortal: false }}
      />
      {needsValue(filter.op) && (
        <FilterValue
          key={filter.op}
          field={field}
          filter={filter}
          fields={fields}
          onChange={(value) => setFilter({ ...filter, value })}
        />
      )}
      <Button variant="filled" onClick={apply} disabled={!isComplete(filter)}>
        {t('filter.apply')}
      </Button>
    </div>
  );
}

/** Whom a report named is asked for by name, once somebody changes the filter. */
function typed(filter: Filter | null, fields: Fields): Filter | null {
  const field = filter ? fields.byName.get(filter.field) : undefined;
  if (!filter || !field || opsFor(field).includes(filter.op) || !recordsOf(filter, field)) return filter;
  return { field: filter.field, op: opsFor(field)[0] ?? 'contains' };
}

interface ValueProps {
  field: Field;
  filter: Filter;
  fields: Fields;
  onChange: (value: Json) => void;
}

function FilterValue({ field, filter, fields, onChange }: ValueProps) {
  const { t } = useTranslation();
  if (isChosen(field)) {
    const chosen = Array.isArray(filter.value) ? filter.value.map(String) : [];
    return <ChosenRecords value={chosen} onChange={onChange} />;
  }
  if (filter.op === 'last_days') {
    return (
      <NumberInput
        label={t('filter.lastDays')}
        autoFocus
        min={1}
        max={3650}
        allowDecimal={false}
        value={typeof filter.value === 'number' ? filter.value : ''}
        onChange={(value) => onChange(typeof value === 'number' ? value : null)}
      />
    );
  }
  if (filter.op === 'in' || filter.op === 'not_in') {
    const data = fields
      .options(field)
      .filter((option) => !option.deleted)
      .map(({ value, label }) => ({ value, label }));
    return (
      <MultiSelect
        aria-label={fields.label(field.name)}
        autoFocus
        searchable
        defaultDropdownOpened
        value={Array.isArray(filter.value) ? filter.value.map(String) : []}
        onChange={onChange}
        data={data}
        nothingFoundMessage={t('field.noOption')}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  if (filter.op === 'between') {
    const [from = null, to = null] = Array.isArray(filter.value) ? filter.value : [];
    return (
      <div className={classes.between}>
        <OneValue
          field={field}
          fields={fields}
          value={from}
          onChange={(next) => onChange([next, to])}
          autoFocus
        />
        <span>–</span>
        <OneValue
          field={field}
          fields={fields}
          value={to}
          until
          onChange={(next) => onChange([from, next])}
        />
      </div>
    );
  }
  return (
    <OneValue
      field={field}
      fields={fields}
      value={filter.value ?? null}
      until={filter.op === 'lte'}
      onChange={onChange}
      autoFocus
    />
  );
}

interface OneProps {
  field: Field;
  fields: Fields;
  value: Json;
  onChange: (value: Json) => void;
  autoFocus?: boolean;
  /** The day itself counts too. */
  until?: boolean;
}

function OneValue({ field, fields, value, onChange, autoFocus = false, until = false }: OneProps) {
  const format = useFormat();
  const label = fields.label(field.name);
  if (field.type === 'stars') {
    return <Stars value={typeof value === 'number' ? value : null} label={label} onChange={onChange} />;
  }
  if (field.type === 'instant') {
    // Days are asked for; the core compares instants, cut at the workspace's midnight.
    return (
      <TextInput
        type="date"
        aria-label={label}
        autoFocus={autoFocus}
        value={typeof value === 'string' ? localDate(new Date(value), format.timeZone) : ''}
        onChange={(event) => {
          const date = event.currentTarget.value;
          onChange(date ? (until ? endOfDay : startOfDay)(date, format.timeZone) : null);
        }}
      />
    );
  }
  if (field.type === 'check') {
    return (
      <SegmentedControl
        fullWidth
        aria-label={label}
        value={typeof value === 'boolean' ? String(value) : ''}
        onChange={(next) => onChange(next === 'true')}
        data={fields.options(field).map((option) => ({ value: option.value, label: option.label }))}
      />
    );
  }
  if (['money', 'price', 'quantity', 'integer', 'decimal', 'date'].includes(field.type)) {
    return (
      <FieldInput
        field={field}
        value={value}
        fields={fields}
        onChange={onChange}
        inline
        autoFocus={autoFocus}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      autoFocus={autoFocus}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
