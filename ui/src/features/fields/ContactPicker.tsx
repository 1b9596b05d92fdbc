/** A reference to a contact of a customer: its name, and a choice among those of the same customer. */
import { Select } from '@mantine/core';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Json } from '~/api/types';

/** The customer whose record is shown: whose contacts may be chosen. */
export const WhoseContext = createContext<string | null>(null);

export function ContactName({ id }: { id: string }) {
  const { t } = useTranslation();
  const detail = useQueryCall('contact.get', { id });
  return <span>{detail.isError ? t('field.masked') : String(detail.data?.values.name ?? '')}</span>;
}

interface Props {
  value: Json | undefined;
  onChange: (value: Json) => void;
  error?: string | undefined;
  autoFocus: boolean;
  label?: string;
  'aria-label'?: string;
}

export function ContactPicker({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const customer = useContext(WhoseContext);
  const list = useQueryCall(
    'contact.list',
    { customer: customer ?? '', columns: ['name', 'position'], limit: 100 },
    { enabled: customer !== null },
  );
  return (
    <Select
      {...rest}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      data={(list.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: [row.values.name, row.values.position].filter(Boolean).join(' · '),
      }))}
      searchable
      clearable
      placeholder={t('field.choose')}
      nothingFoundMessage={t('field.noOption')}
    />
  );
}
