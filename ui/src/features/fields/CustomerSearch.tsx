/** Chooses a customer by whatever one hears of them or of their people: two characters, pinyin, half a phone number. */
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
  /** Where a person may be meant: a contact that was found stands for its customer. */
  onContact?: (contact: string, customer: CustomerRef) => void;
  autoFocus?: boolean;
}

interface Found {
  name: string;
  hint: string;
  kind: 'company' | 'person' | 'contact';
  customer: CustomerRef;
}

const SHOWN = 8;
const NOTHING = { customers: { hits: [] }, contacts: { hits: [] } };
const joined = (...parts: unknown[]) => parts.filter(Boolean).join(' · ');

export function CustomerSearch({ label, value, onChange, onContact, autoFocus = false }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value?.name ?? '');
  const [asked] = useDebouncedValue(text.trim(), 60);
  const searching = asked !== '' && asked !== value?.name;
  const found = useQueryCall(
    'search.find',
    { text: asked, limit: SHOWN, entities: ['customer', 'contact'], texts: false },
    { enabled: searching, keep: true },
  );
  const { customers, contacts } = searching && found.data ? found.data : NOTHING;
  const known = new Map<string, Found>();
  for (const { id, values } of customers.hits) {
    const name = String(values.name ?? '');
    const kind = values.kind === 'person' ? 'person' : 'company';
    known.set(id, { name, kind, hint: joined(values.city, values.phone), customer: { id, name } });
  }
  for (const { id, values, customer } of onContact ? contacts.hits : []) {
    const name = String(values.name ?? '');
    known.set(id, { name, kind: 'contact', hint: joined(values.position, customer.name), customer });
  }
  if (value && !known.has(value.id)) {
    known.set(value.id, { name: value.name, kind: 'company', hint: '', customer: value });
  }
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
        if (id && chosen?.kind === 'contact') onContact?.(id, chosen.customer);
        else onChange(chosen?.customer ?? null);
      }}
      data={[...known].map(([id, { name }]) => ({ value: id, label: name }))}
      // The core has searched; what it found is shown as it came, best first.
      filter={({ options }) => options}
      nothingFoundMessage={searching && found.isSuccess ? t('field.noOption') : undefined}
      renderOption={({ option }) => {
        const each = known.get(option.value);
        return (
          <span className={classes.found}>
            <Avatar
              name={option.label}
              kind={each?.kind === 'person' ? 'person' : 'company'}
              round={each?.kind === 'contact'}
              size={20}
            />
            <span>{option.label}</span>
            {each?.hint && <small>{each.hint}</small>}
          </span>
        );
      }}
    />
  );
}
