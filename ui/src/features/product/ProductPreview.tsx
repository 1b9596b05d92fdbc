/** The product under the cursor, closer: what it is, what it costs, how much of it is where. */
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { isEmpty } from '~/features/fields/useFields';
import type { PreviewProps } from '~/features/list/listKind';
import classes from '~/features/list/preview.module.css';
import { StockLines } from './StockLines';

const FACTS = ['model', 'category', 'price', 'unit', 'batch', 'memo'];

export function ProductPreview({ id, fields, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const detail = useQueryCall('product.get', { id }, { keep: true });
  if (detail.isError) {
    return (
      <aside className={classes.pane} aria-label={t('list.pane')}>
        <Refused error={detail.error} />
      </aside>
    );
  }
  if (!detail.data) return <aside className={classes.pane} aria-label={t('list.pane')} aria-busy="true" />;
  const { values, masked } = detail.data;
  const facts = FACTS.flatMap((name) => {
    const field = fields.byName.get(name);
    return field && (masked.includes(name) || !isEmpty(values[name])) ? [field] : [];
  });
  return (
    <aside className={classes.pane} aria-label={t('list.pane')}>
      <header className={classes.head}>
        <div>
          <h2>
            <Link to="/products/$id" params={{ id }}>
              {String(values.name ?? '')}
            </Link>
          </h2>
          <p>{String(values.sku ?? '')}</p>
        </div>
        <ActionIcon aria-label={t('list.closePane')} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <dl className={classes.facts}>
        {facts.map((field) => (
          <div key={field.name}>
            <dt>{fields.label(field.name)}</dt>
            <dd>
              {masked.includes(field.name) ? (
                t('field.masked')
              ) : (
                <FieldValue
                  field={field}
                  value={values[field.name]}
                  fields={fields}
                  as="fact"
                  currency={String(values.currency ?? '')}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes.actions}>
        <Button component={Link} to={`/products/${id}`}>
          {t('action.open')}
        </Button>
      </div>
      <h3>{t('nav.stock')}</h3>
      <StockLines product={detail.data} />
    </aside>
  );
}
