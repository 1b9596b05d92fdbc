/** How much of a product lies where, and altogether. */
import { useTranslation } from 'react-i18next';
import type { ProductDetail } from '~/api/types';
import { useFormat } from '~/locales/useFormat';
import classes from './product.module.css';

export function StockLines({ product }: { product: ProductDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stock, on_hand, values } = product;
  const unit = String(values.unit ?? '');
  if (stock.length === 0) return <p className={classes.none}>{t('product.noStock')}</p>;
  return (
    <table className={classes.stock}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('fields:stock.warehouse', { ns: 'fields' })}</th>
          <th scope="col">{t('fields:stock.quantity', { ns: 'fields' })}</th>
        </tr>
      </thead>
      <tbody>
        {stock.map(({ id, warehouse, bin, quantity, memo }) => (
          <tr key={id} data-none={(quantity ?? 0) <= 0 || undefined}>
            <td>
              {warehouse} {bin && <small>{bin}</small>}
              {memo && <p>{memo}</p>}
            </td>
            <td>{quantity === null ? '' : format.quantity(quantity, unit)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{t('product.onHand')}</td>
          <td>{format.quantity(on_hand, unit)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
