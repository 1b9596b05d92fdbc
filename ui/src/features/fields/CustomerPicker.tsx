/** A reference to another customer: its name as a link, and a search to choose it. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Json } from '~/api/types';

export function CustomerName({ id, link }: { id: string; link: boolean }) {
  const { t } = useTranslation();
  const detail = useQueryCall('customer.get', { id });
  // A customer outside one's scope has a name one may not read.
  const name = detail.isError ? t('field.masked') : String(detail.data?.values.name ?? '');
  return link && detail.data ? (
    <Link to="/customers/$id" params={{ id }} onClick={(event) => event.stopPropagation()}>
      {name}
    </Link>
  ) : (
    <span>{name}</span>
  );
}

/** Several, as a chip of a filter names them. */
export function CustomerNames({ ids }: { ids: string[] }) {
  return ids.map((id, at) => (
    <Fragment key={id}>
      {at > 0 && '、'}
      <CustomerName id={id} link={false} />
    </Fragment>
  ));
}

interface Props {
  value: Json | undefined;
  onChange: (value: Json) => void;
  error?: string | undefined;
  autoFocus: boolean;
  label?: string;
  'aria-label'?: string;
}

export function CustomerPicker({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const chosen = typeof value === 'string' ? value : null;
  const own = useQueryCall('customer.get', { id: chosen ?? '' }, { enabled: chosen !== null });
  const found = useQueryCall(
    'customer.list',
    { filter: [{ field: 'name', op: 'contains', value: asked }], columns: ['name'], limit: 20 },
    { enabled: asked !== '', keep: true },
  );
  const options = new Map((found.data?.rows ?? []).map((row) => [row.id, String(row.values.name ?? '')]));
  if (chosen && own.data) options.set(chosen, String(own.data.values.name ?? ''));
  return (
    <Select
      {...rest}
      value={chosen}
      onChange={onChange}
      data={[...options].map(([id, name]) => ({ value: id, label: name }))}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options: all }) => all}
      placeholder={t('field.choose')}
      nothingFoundMessage={asked ? t('field.noOption') : undefined}
    />
  );
}
