/** Chooses a customer by whatever one hears of them: two characters, pinyin, half a phone number. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerRef } from '~/api/types';
import { Avatar } from '~/components/Avatar';
import classes from './fields.module.css';

interface Props {
  label: string;
  value: CustomerRef | null;
  onChange: (customer: CustomerRef | null) => void;
  autoFocus?: boolean;
}

const SHOWN = 8;

export function CustomerSearch({ label, value, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value?.name ?? '');
  const [asked] = useDebouncedValue(text.trim(), 60);
  const searching = asked !== '' && asked !== value?.name;
  const found = useQueryCall(
    'search.find',
    { text: asked, limit: SHOWN },
    { enabled: searching, keep: true },
  );
  const hits = searching ? (found.data?.customers.hits ?? []) : [];
  const known = new Map(
    hits.map(({ id, values }) => [
      id,
      {
        name: String(values.name ?? ''),
        person: values.kind === 'person',
        hint: [values.city, values.phone].filter(Boolean).join(' · '),
      },
    ]),
  );
  if (value && !known.has(value.id)) known.set(value.id, { name: value.name, person: false, hint: '' });
  return (
    <Select
      label={label}
      placeholder={t('log.whom')}
      searchable
      clearable
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      value={value?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => {
        const chosen = id ? known.get(id) : undefined;
        onChange(id && chosen ? { id, name: chosen.name } : null);
      }}
      data={[...known].map(([id, { name }]) => ({ value: id, label: name }))}
      // The core has searched; what it found is shown as it came, best first.
      filter={({ options }) => options}
      nothingFoundMessage={searching && found.isSuccess ? t('field.noOption') : undefined}
      renderOption={({ option }) => {
        const each = known.get(option.value);
        return (
          <span className={classes.found}>
            <Avatar name={option.label} kind={each?.person ? 'person' : 'company'} size={20} />
            <span>{option.label}</span>
            {each?.hint && <small>{each.hint}</small>}
          </span>
        );
      }}
    />
  );
}
