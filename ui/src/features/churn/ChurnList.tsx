/** 客户流失: customers who stopped ordering, followed until they are won back or given up. */
import { IconUserOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/components/States';
import { EntityList } from '~/features/list/EntityList';
import type { ListKind } from '~/features/list/listKind';
import { ChurnDot } from './ChurnChip';
import { ChurnPreview } from './ChurnPreview';

const is = (...states: string[]) => [{ field: 'state', op: 'in' as const, value: states }];

const KIND: ListKind = {
  entity: 'churn',
  path: '/churn',
  lead: 'customer',
  views: [
    { id: 'churnOpen', filter: () => is('warning', 'held') },
    { id: 'churnWarning', narrows: true, filter: () => is('warning') },
    { id: 'churnHeld', narrows: true, filter: () => is('held') },
    { id: 'churnLost', narrows: true, filter: () => is('lost') },
    { id: 'churnRecovered', narrows: true, filter: () => is('recovered') },
    { id: 'all', filter: () => [] },
  ],
  columns: [
    'customer',
    'state',
    'owner',
    'last_ordered_on',
    'detected_on',
    'measures',
    'last_measure',
    'reason',
  ],
  always: ['state'],
  sort: { by: 'detected_on', desc: true },
  mark: (row) => <ChurnDot state={String(row.values.state ?? '')} />,
  single: [],
  fixed: true,
  Preview: ChurnPreview,
};

export function ChurnList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EntityList
      kind={KIND}
      onOpen={(row) => void navigate({ to: '/churn/$id', params: { id: row.id } })}
      empty={
        <Empty
          icon={<IconUserOff size={22} stroke={1.6} />}
          title={t('entity.churn.empty')}
          text={t('entity.churn.emptyText')}
        />
      }
    />
  );
}
