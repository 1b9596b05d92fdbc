/** An editor for a value, chosen by the field's type. */
import { MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Field, Json } from '~/api/types';
import { Stars } from '~/components/Stars';
import { minorDigits, PRICE_SCALE, parseMoney, parseScaled, QUANTITY_SCALE } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { clockAt, instantAt } from '~/locales/zone';
import { ContactPicker } from './ContactPicker';
import { CustomerPicker } from './CustomerPicker';
import { creditCodeProblem } from './creditCode';
import classes from './fields.module.css';
import { LunarInput } from './LunarInput';
import type { Fields } from './useFields';

interface Props {
  field: Field;
  value: Json | undefined;
  fields: Fields;
  onChange: (value: Json) => void;
  error?: string | undefined;
  /** In place of the value: no label, the list of a choice already open. */
  inline?: boolean;
  autoFocus?: boolean;
  required?: boolean;
  onClosed?: () => void;
  /** Of an amount, where the record says one. */
  currency?: string | undefined;
}

export function FieldInput(props: Props) {
  const { field, value, fields, onChange, error, inline, autoFocus, required, onClosed, currency } = props;
  const { t } = useTranslation();
  const label = fields.label(field.name);
  const shared = {
    error,
    autoFocus: autoFocus ?? false,
    // A dialog's focus trap looks for this; the plain attribute serves everywhere else.
    'data-autofocus': autoFocus || undefined,
    ...(inline ? { 'aria-label': label } : { label, required: required ?? false }),
  };
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);

  switch (field.type) {
    case 'multi_choice': {
      const picked = Array.isArray(value) ? value.map(String) : [];
      const options = fields
        .options(field)
        .filter((option) => option.active || picked.includes(option.value));
      return (
        <MultiSelect
          {...shared}
          value={picked}
          onChange={(next) => onChange(next.length > 0 ? next : null)}
          data={options.map(({ value: key, label: word }) => ({ value: key, label: word }))}
          searchable={options.length > 6}
          clearable={!field.required && !inline}
          nothingFoundMessage={t('field.noOption')}
          placeholder={inline || picked.length > 0 ? '' : t('field.choose')}
          {...(inline ? { defaultDropdownOpened: true } : {})}
          comboboxProps={{
            withinPortal: true,
            ...(inline ? { width: 200, position: 'bottom-start' as const } : {}),
          }}
        />
      );
    }
    case 'choice':
    case 'enum':
    case 'check':
    case 'user': {
      const chosen = typeof value === 'boolean' ? String(value) : value;
      const options = fields.options(field).filter((option) => option.active || option.value === chosen);
      return (
        <Select
          {...shared}
          value={typeof chosen === 'string' ? chosen : null}
          onChange={(next) => onChange(field.type === 'check' && next !== null ? next === 'true' : next)}
          data={options.map(({ value: key, label: word }) => ({ value: key, label: word }))}
          searchable={options.length > 6}
          clearable={!field.required && !inline}
          nothingFoundMessage={t('field.noOption')}
          placeholder={inline ? '' : t('field.choose')}
          {...(inline
            ? {
                defaultDropdownOpened: true,
                allowDeselect: !field.required,
                ...(onClosed ? { onDropdownClose: onClosed } : {}),
              }
            : {})}
          comboboxProps={{
            withinPortal: true,
            ...(inline ? { width: 200, position: 'bottom-start' as const } : {}),
          }}
        />
      );
    }
    case 'stars':
      return (
        <Labelled label={label} inline={inline} error={error}>
          <Stars value={typeof value === 'number' ? value : null} label={label} onChange={onChange} />
        </Labelled>
      );
    case 'record':
      return field.name === 'contact' ? (
        <ContactPicker {...shared} value={value} onChange={onChange} />
      ) : (
        <CustomerPicker {...shared} value={value} onChange={onChange} />
      );
    case 'instant':
      return <InstantInput {...shared} value={value} onChange={onChange} />;
    case 'long_text':
      return (
        <Textarea
          {...shared}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          autosize
          minRows={inline ? 2 : 3}
          maxRows={10}
          {...(field.max ? { maxLength: field.max } : {})}
        />
      );
    case 'money':
      return (
        <MoneyInput
          {...shared}
          value={value}
          onChange={onChange}
          wan={field.unit === 'wan' && fields.zh}
          currency={currency}
        />
      );
    case 'price':
    case 'quantity':
      return (
        <ScaledInput
          {...shared}
          value={value}
          onChange={onChange}
          scale={field.type === 'price' ? PRICE_SCALE : QUANTITY_SCALE}
        />
      );
    case 'integer':
    case 'decimal':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
          allowDecimal={field.type === 'decimal'}
          hideControls
        />
      );
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          value={text.slice(0, 10)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case 'lunar_date':
      return (
        <Labelled label={label} inline={inline} error={error}>
          <LunarInput value={value} onChange={onChange} label={label} />
        </Labelled>
      );
    case 'tags':
      return <TagEditor {...shared} value={value} onChange={onChange} />;
    default: {
      const problem = field.name.includes('credit_code') ? creditCodeProblem(text) : null;
      return (
        <div>
          <TextInput
            {...shared}
            value={text}
            onChange={(event) => onChange(event.currentTarget.value)}
            inputMode={field.type === 'phone' ? 'tel' : field.type === 'url' ? 'url' : 'text'}
            spellCheck={field.type === 'text'}
            {...(field.max ? { maxLength: field.max } : {})}
          />
          {problem && <p className={classes.warning}>{t(`creditCode.${problem}`)}</p>}
        </div>
      );
    }
  }
}

function Labelled(props: {
  label: string;
  inline?: boolean | undefined;
  error?: string | undefined;
  children: ReactNode;
}) {
  if (props.inline) return <>{props.children}</>;
  return (
    <div className={classes.labelled}>
      <span>{props.label}</span>
      {props.children}
      {props.error && <p className={classes.error}>{props.error}</p>}
    </div>
  );
}

interface PartProps {
  value: Json | undefined;
  onChange: (value: Json) => void;
  error?: string | undefined;
  autoFocus: boolean;
  label?: string;
  required?: boolean;
  'aria-label'?: string;
}

/** Takes 120万, 3.5亿 or 1,200,000; shows what it understood. */
function MoneyInput({
  value,
  onChange,
  error,
  wan,
  currency: own,
  ...rest
}: PartProps & { wan: boolean; currency: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const currency = own || format.currency;
  const scale = 10 ** minorDigits(currency) * (wan ? 10_000 : 1);
  const read = (text: string) => {
    const amount = parseMoney(text, currency);
    // A bare number is in the unit of the field; 120万 or 3亿 says its own.
    return amount !== null && wan && !/[万亿]/.test(text) ? amount * 10_000 : amount;
  };
  const [typed, setTyped] = useState(typeof value === 'number' ? String(value / scale) : '');
  const minor = read(typed);
  const wrong = typed.trim() !== '' && minor === null;
  return (
    <TextInput
      {...rest}
      value={typed}
      inputMode="decimal"
      error={wrong ? t('field.notMoney') : error}
      rightSection={
        wan ? (
          <span className={classes.understood}>{t('field.wanUnit')}</span>
        ) : minor !== null && Math.abs(minor) >= 10_000 * scale ? (
          <span className={classes.understood}>{format.moneyShort(minor, currency)}</span>
        ) : undefined
      }
      rightSectionWidth={90}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const amount = read(next);
        if (amount !== null || next.trim() === '') onChange(amount);
      }}
    />
  );
}

/** A price or a quantity: kept in parts of one, typed as people write it. */
function ScaledInput({ value, onChange, error, scale, ...rest }: PartProps & { scale: number }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(typeof value === 'number' ? String(value / scale) : '');
  const wrong = typed.trim() !== '' && parseScaled(typed, scale) === null;
  return (
    <TextInput
      {...rest}
      value={typed}
      inputMode="decimal"
      error={wrong ? t('field.notNumber') : error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const read = parseScaled(next, scale);
        if (read !== null || next.trim() === '') onChange(read);
      }}
    />
  );
}

/** Date and time by the workspace's clock. */
function InstantInput({ value, onChange, ...rest }: PartProps) {
  const { timeZone } = useFormat();
  return (
    <TextInput
      {...rest}
      type="datetime-local"
      value={typeof value === 'string' && value ? clockAt(value, timeZone) : ''}
      onChange={(event) => {
        const clock = event.currentTarget.value;
        onChange(clock ? instantAt(clock, timeZone) : null);
      }}
    />
  );
}

function TagEditor({ value, onChange, ...rest }: PartProps) {
  const { t } = useTranslation();
  const tags = useQueryCall('tag.list', {});
  return (
    <TagsInput
      {...rest}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={onChange}
      data={(tags.data?.tags ?? []).map((tag) => tag.name)}
      placeholder={t('tags.add')}
      splitChars={[',', '，', '、', ';', '；']}
      isDuplicate={(tag, all) => all.some((each) => each.toLocaleLowerCase() === tag.toLocaleLowerCase())}
    />
  );
}
