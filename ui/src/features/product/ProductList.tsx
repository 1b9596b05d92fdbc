/** Products: reference data that comes from the sales system; entered here where an office has none. */
import { Button } from '@mantine/core';
import { IconPackage, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/components/States';
import { ImportButton } from '~/features/import/ImportButton';
import { EntityList } from '~/features/list/EntityList';
import { ALL, type ListKind } from '~/features/list/listKind';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { AreaTabs } from '~/features/trade/AreaTabs';
import { useByHand } from '~/features/trade/useByHand';
import { ProductPreview } from './ProductPreview';

const KIND: ListKind = {
  entity: 'product',
  path: '/products',
  lead: 'name',
  views: [ALL],
  columns: ['name', 'sku', 'model', 'price', 'unit', 'on_hand', 'category', 'batch', 'memo'],
  always: ['currency', 'sku'],
  sort: { by: 'name', desc: false },
  mark: () => <IconPackage size={16} stroke={1.6} aria-hidden="true" />,
  width: 220,
  single: ['name', 'sku'],
  Preview: ProductPreview,
};

export function ProductList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const byHand = useByHand();
  const mayCreate = useCan('product.create') && byHand;
  const kind = useMemo(() => ({ ...KIND, fixed: !byHand }), [byHand]);
  const add = (
    <Button
      leftSection={<IconPlus size={15} stroke={1.9} />}
      onClick={() => openOverlay({ name: 'newProduct' })}
    >
      {t('product.new')}
    </Button>
  );
  return (
    <EntityList
      kind={kind}
      beside={<AreaTabs now="product" />}
      onOpen={(row) => void navigate({ to: '/products/$id', params: { id: row.id } })}
      actions={
        <>
          <ImportButton kind="product" />
          {mayCreate && add}
        </>
      }
      empty={
        <Empty
          icon={<IconPackage size={22} stroke={1.6} />}
          title={t('entity.product.empty')}
          text={t('entity.product.emptyText')}
        >
          <ImportButton kind="product" />
          {mayCreate && add}
        </Empty>
      }
    />
  );
}
