/** What happens to those that are there already, and what all rows get. */
import { Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useCan } from '~/features/shell/session';
import type { Manner } from './calls';
import classes from './import.module.css';
import type { Parts } from './parts';
import { KEYS, MODES } from './plan';

interface Props {
  manner: Manner;
  parts: Parts;
  /** How many values no list has; where there are none, nothing is asked about them. */
  unknown: number;
  onManner: (manner: Manner) => void;
}

export function MannerFields({ manner, parts, unknown, onManner }: Props) {
  const { t } = useTranslation();
  const tagList = useQueryCall('tag.list', {});
  const change = (part: Partial<Manner>) => onManner({ ...manner, ...part });
  // A list is the office's: who may not change it may not fill it by an import either.
  const mayAdd = useCan('dictionary.update');
  const { main, own: fields } = parts;
  const keys = KEYS[main];
  // Whom new customers belong to is asked where there may be some.
  const { field: owner, fields: customers } = parts.of(main === 'customer' ? 'owner' : 'customer.owner');
  const makesCustomers = main === 'customer' || main === 'contact';
  return (
    <div className={classes.manner}>
      <Select
        label={t(`import.manner.mode.${main}`)}
        allowDeselect={false}
        data={MODES.map((value) => ({ value, label: t(`import.manner.modes.${value}`) }))}
        value={manner.mode}
        onChange={(mode) => mode && change({ mode: mode as Manner['mode'] })}
      />
      {manner.mode !== 'create' && keys.length > 0 && (
        <Select
          label={t('import.manner.key')}
          allowDeselect={false}
          data={keys.map((value) => ({
            value,
            label: fields.label(value === 'phone' && main === 'contact' ? 'mobile' : value),
          }))}
          value={keys.includes(manner.key) ? manner.key : 'name'}
          onChange={(key) => key && change({ key: key as Manner['key'] })}
        />
      )}
      {unknown > 0 && mayAdd && (
        <Select
          label={t('import.manner.unknown')}
          allowDeselect={false}
          data={(['leave', 'create'] as const).map((value) => ({
            value,
            label: t(`import.manner.unknowns.${value}`),
          }))}
          value={manner.unknown}
          onChange={(next) => next && change({ unknown: next as Manner['unknown'] })}
        />
      )}
      {makesCustomers && owner && (
        <Select
          label={t('import.manner.owner')}
          placeholder={t('import.manner.ownerOfRow')}
          clearable
          searchable
          data={customers
            .options(owner)
            .filter((option) => option.active)
            .map(({ value, label }) => ({ value, label }))}
          value={manner.owner}
          onChange={(next) => change({ owner: next })}
        />
      )}
      {makesCustomers && (
        <TagsInput
          label={t('import.manner.tags')}
          value={manner.tags}
          onChange={(tags) => change({ tags })}
          data={(tagList.data?.tags ?? []).map((tag) => tag.name)}
        />
      )}
    </div>
  );
}
