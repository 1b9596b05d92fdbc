/** Stock: what lies in which warehouse, as the sales system said last. Nothing here is entered by hand. */
import { IconBuildingWarehouse } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/components/States';
import { ImportButton } from '~/features/import/ImportButton';
import { EntityList } from '~/features/list/EntityList';
import { ALL, type ListKind } from '~/features/list/listKind';
import { AreaTabs } from '~/features/trade/AreaTabs';
import { StockPreview } from './StockPreview';

const KIND: ListKind = {
  entity: 'stock',
  path: '/stock',
  lead: 'product',
  views: [
    ALL,
    { id: 'inStock', narrows: true, filter: () => [{ field: 'quantity', op: 'gt', value: 0 }] },
    { id: 'soldOut', narrows: true, filter: () => [{ field: 'quantity', op: 'lte', value: 0 }] },
  ],
  columns: ['product', 'warehouse', 'bin', 'quantity', 'memo'],
  always: [],
  sort: { by: 'product', desc: false },
  mark: () => <IconBuildingWarehouse size={16} stroke={1.6} aria-hidden="true" />,
  single: [],
  fixed: true,
  Preview: StockPreview,
};

export function StockList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EntityList
      kind={KIND}
      beside={<AreaTabs now="stock" />}
      onOpen={(row) => row.product && void navigate({ to: '/products/$id', params: { id: row.product.id } })}
      actions={<ImportButton kind="stock" />}
      empty={
        <Empty
          icon={<IconBuildingWarehouse size={22} stroke={1.6} />}
          title={t('entity.stock.empty')}
          text={t('entity.stock.emptyText')}
        >
          <ImportButton kind="stock" />
        </Empty>
      }
    />
  );
}
