/** Orders: what was bought, as the sales system says or as it was entered here. */
import { Button } from '@mantine/core';
import { IconPlus, IconReceipt2 } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/components/States';
import { ImportButton } from '~/features/import/ImportButton';
import { EntityList } from '~/features/list/EntityList';
import { ALL, INCOMPLETE, type ListKind } from '~/features/list/listKind';
import { openOverlay } from '~/features/shell/overlays';
import { AreaTabs } from '~/features/trade/AreaTabs';
import { useByHand, useMayOrder } from '~/features/trade/useByHand';
import { OrderPreview } from './OrderPreview';

const KIND: ListKind = {
  entity: 'sales_order',
  path: '/orders',
  lead: 'number',
  views: [
    ALL,
    {
      id: 'ordersMonth',
      narrows: true,
      filter: (_, month) => [{ field: 'ordered_on', op: 'gte', value: month.date }],
    },
    { id: 'unpaid', narrows: true, filter: () => [{ field: 'paid_up', op: 'eq', value: false }] },
    INCOMPLETE,
  ],
  columns: ['number', 'customer', 'ordered_on', 'status', 'total', 'paid', 'unpaid', 'channel', 'owner'],
  always: ['currency', 'status'],
  sort: { by: 'ordered_on', desc: true },
  mark: () => <IconReceipt2 size={16} stroke={1.6} aria-hidden="true" />,
  width: 150,
  single: ['number', 'customer'],
  asksToDelete: true,
  Preview: OrderPreview,
};

export function OrderList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const byHand = useByHand();
  const mayCreate = useMayOrder();
  const kind = useMemo(() => ({ ...KIND, fixed: !byHand }), [byHand]);
  const add = (
    <Button
      leftSection={<IconPlus size={15} stroke={1.9} />}
      onClick={() => openOverlay({ name: 'newOrder', customer: null })}
    >
      {t('salesOrder.new')}
    </Button>
  );
  return (
    <EntityList
      kind={kind}
      beside={<AreaTabs now="sales_order" />}
      onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: row.id } })}
      actions={
        <>
          <ImportButton kind="sales_order" />
          {mayCreate && add}
        </>
      }
      empty={
        <Empty
          icon={<IconReceipt2 size={22} stroke={1.6} />}
          title={t('entity.sales_order.empty')}
          text={t('entity.sales_order.emptyText')}
        >
          <ImportButton kind="sales_order" />
          {mayCreate && add}
        </Empty>
      }
    />
  );
}
