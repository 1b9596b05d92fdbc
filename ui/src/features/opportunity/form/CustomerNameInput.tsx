/** Who the customer is: typed freely, or picked from those that are there, which links it. */
import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerRef } from '~/api/types';
import classes from './form.module.css';

interface Props {
  label: string;
  name: string;
  customer: CustomerRef | null;
  required: boolean;
  error?: string | undefined;
  onChange: (name: string, customer: CustomerRef | null) => void;
}

const SHOWN = 6;

export function CustomerNameInput({ label, name, customer, required, error, onChange }: Props) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(name.trim(), 80);
  const found = useQueryCall(
    'search.find',
    { text: asked, limit: SHOWN, entities: ['customer'], texts: false },
    { enabled: asked !== '' && customer === null, keep: true },
  );
  const hits = asked === '' || customer ? [] : (found.data?.customers.hits ?? []);
  const known = new Map(hits.map(({ id, values }) => [String(values.name ?? ''), id]));
  return (
    <div>
      <Autocomplete
        label={label}
        required={required}
        error={error}
        value={name}
        maxLength={200}
        data={[...known.keys()]}
        // The core has searched; what it found is shown as it came.
        filter={({ options }) => options}
        onChange={(text) => onChange(text, null)}
        onOptionSubmit={(text) => {
          const id = known.get(text);
          // After the change that the pick makes itself.
          if (id) setTimeout(() => onChange(text, { id, name: text }));
        }}
      />
      {customer && (
        <p className={classes.linked}>
          <IconLink size={13} stroke={1.8} aria-hidden="true" />
          {t('opportunity.linked')}
        </p>
      )}
    </div>
  );
}
