/** Customers: mine first, with what an office asks of them at a glance; what is brought in begins here. */
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/components/Avatar';
import { EntityList } from '~/features/list/EntityList';
import { ALL, INCOMPLETE, type ListKind, NEW } from '~/features/list/listKind';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { FirstCustomers } from './FirstCustomers';
import { Preview } from './Preview';

const KIND: ListKind = {
  entity: 'customer',
  path: '/customers',
  lead: 'name',
  views: [{ id: 'mine', filter: () => [{ field: 'owner', op: 'mine' }] }, ALL, NEW, INCOMPLETE],
  columns: [
    'name',
    'level',
    'satisfaction',
    'phone',
    'lifecycle',
    'last_order_on',
    'last_contact_on',
    'next_step',
    'owner',
    'region',
    'created_at',
  ],
  always: ['kind'],
  sort: { by: 'name', desc: false },
  mark: (row, size) => (
    <Avatar
      name={String(row.values.name ?? '')}
      kind={row.values.kind === 'person' ? 'person' : 'company'}
      size={size}
    />
  ),
  single: ['name', 'kind'],
  Preview,
};

export function CustomerList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = useCan('customer.import');
  return (
    <EntityList
      kind={KIND}
      onOpen={(row) => void navigate({ to: '/customers/$id', params: { id: row.id } })}
      actions={
        mayImport && (
          <Button
            leftSection={<IconFileImport size={15} stroke={1.7} />}
            onClick={() => openOverlay({ name: 'import' })}
          >
            {t('import.button')}
          </Button>
        )
      }
      empty={<FirstCustomers />}
    />
  );
}
