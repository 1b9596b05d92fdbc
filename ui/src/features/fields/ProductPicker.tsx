/** A reference to a product: its name, and a search by name or code to choose one or several. */
import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useQueryCall } from '~/api/call';
import type { Row } from '~/api/types';
import classes from './fields.module.css';

const COLUMNS = ['name', 'sku', 'unit', 'price', 'currency'];
const SHOWN = 20;

export interface FoundProduct {
  id: string;
  name: string;
  sku: string;
  unit: string | null;
  price: number | null;
}

function read({ id, values }: Row): FoundProduct {
  const { unit, price } = values;
  return {
    id,
    name: String(values.name ?? ''),
    sku: String(values.sku ?? ''),
    unit: typeof unit === 'string' && unit ? unit : null,
    price: typeof price === 'number' ? price : null,
  };
}

/** Products whose name has the text, and those whose code begins with it. */
function useProducts(text: string): FoundProduct[] {
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, 80);
  const by = (field: string, op: 'contains' | 'starts') => ({
    filter: asked === '' ? [] : [{ field, op, value: asked }],
    columns: COLUMNS,
    limit: SHOWN,
  });
  const named = useQueryCall('product.list', by('name', 'contains'), { keep: true });
  const coded = useQueryCall('product.list', by('sku', 'starts'), { enabled: asked !== '', keep: true });
  const rows = [...(asked === '' ? [] : (coded.data?.rows ?? [])), ...(named.data?.rows ?? [])];
  const found = [...new Map(rows.map((row) => [row.id, read(row)])).values()];
  // Until the answer is to what is typed, a quick Enter must not take one that does not fit.
  const settled = asked === typed && !named.isPlaceholderData && !coded.isPlaceholderData;
  const fits = ({ name, sku }: FoundProduct) =>
    `${name} ${sku}`.toLocaleLowerCase().includes(typed.toLocaleLowerCase());
  return (settled ? found : found.filter(fits)).slice(0, SHOWN);
}

/** Names of products known by their ids alone. */
export function useProductNames(ids: string[]): Map<string, string> {
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['product.get', { id }],
      queryFn: () => ask('product.get', { id }),
      staleTime: 60_000,
    })),
  });
  return new Map(ids.map((id, at) => [id, String(answers[at]?.data?.values.name ?? '')]));
}

export function ProductNames({ ids }: { ids: string[] }) {
  const names = useProductNames(ids);
  return <>{ids.map((id) => names.get(id) ?? '').join('、')}</>;
}

interface OneProps
  extends Pick<
    ComponentProps<typeof Select>,
    'label' | 'aria-label' | 'error' | 'autoFocus' | 'onKeyDown' | 'clearable' | 'w'
  > {
  value: FoundProduct | null;
  onChange: (product: FoundProduct | null) => void;
}

export function ProductPicker({ value, onChange, ...rest }: OneProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value?.name ?? '');
  const found = useProducts(text === value?.name ? '' : text);
  const known = new Map(found.map((each) => [each.id, each]));
  if (value) known.set(value.id, value);
  return (
    <Select
      {...rest}
      value={value?.id ?? null}
      searchable
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => onChange(id ? (known.get(id) ?? null) : null)}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      selectFirstOptionOnChange
      placeholder={t('product.find')}
      nothingFoundMessage={text.trim() ? t('field.noOption') : undefined}
      comboboxProps={{ withinPortal: true, width: 340, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className={classes.found}>
          <span>{option.label}</span>
          <small>{known.get(option.value)?.sku}</small>
        </span>
      )}
    />
  );
}

interface ManyProps
  extends Pick<ComponentProps<typeof MultiSelect>, 'label' | 'aria-label' | 'autoFocus' | 'comboboxProps'> {
  value: string[];
  onChange: (ids: string[]) => void;
}

export function ProductsPicker({ value, onChange, ...rest }: ManyProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useProducts(text);
  const names = useProductNames(value);
  const known = new Map(found.map(({ id, name }) => [id, name]));
  for (const [id, name] of names) known.set(id, name);
  return (
    <MultiSelect
      {...rest}
      value={value}
      onChange={onChange}
      searchable
      searchValue={text}
      onSearchChange={setText}
      data={[...known].map(([id, name]) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      placeholder={value.length > 0 ? '' : t('product.find')}
      nothingFoundMessage={t('field.noOption')}
    />
  );
}
