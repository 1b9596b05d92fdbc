/** The products that an opportunity is about: added and taken away one by one, by whoever may change it. */
import { ActionIcon } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpportunityDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { type FoundProduct, ProductPicker } from '~/features/fields/ProductPicker';
import { Box } from '~/features/record/Box';
import classes from './opportunity.module.css';

interface Props {
  opportunity: Pick<OpportunityDetail, 'id' | 'products' | 'values'>;
  mayEdit: boolean;
}

export function ProductsBox({ opportunity, mayEdit }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [adding, setAdding] = useState(false);
  const { id, products, values } = opportunity;
  if (products.length === 0 && !mayEdit) return null;
  const title = String(values.title ?? '');

  function change(add: string[], remove: string[]) {
    void writer.tryWrite(
      'opportunity.products',
      { id, add, remove },
      { said: t('opportunity.did.products', { name: title }) },
    );
  }

  function add(product: FoundProduct | null) {
    setAdding(false);
    if (product && products.every((each) => each.id !== product.id)) change([product.id], []);
  }

  return (
    <Box
      title={t('opportunity.products')}
      count={products.length}
      action={
        mayEdit && (
          <ActionIcon
            size={24}
            aria-label={t('opportunity.addProduct')}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            <IconPlus size={15} />
          </ActionIcon>
        )
      }
    >
      {adding && (
        <ProductPicker aria-label={t('opportunity.addProduct')} value={null} onChange={add} autoFocus />
      )}
      {products.length === 0 && !adding && (
        <p className={classes.noProducts}>{t('opportunity.noProducts')}</p>
      )}
      <ul className={classes.products}>
        {products.map((product) => (
          <li key={product.id}>
            <Link to="/products/$id" params={{ id: product.id }}>
              {product.name}
            </Link>
            <small>{product.sku}</small>
            {mayEdit && (
              <ActionIcon
                size={22}
                aria-label={t('opportunity.removeProduct', { name: product.name })}
                onClick={() => change([], [product.id])}
              >
                <IconX size={13} stroke={1.8} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Box>
  );
}
