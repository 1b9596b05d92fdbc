/** The lines of an order with what they come to; a return is a line with a minus. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '~/api/types';
import { useFormat } from '~/locales/useFormat';
import classes from './order.module.css';

interface Props {
  order: Pick<OrderDetail, 'lines' | 'total' | 'values'>;
  /** Amounts alone, where there is little room. */
  brief?: boolean;
}

export function OrderLines({ order, brief = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const currency = String(order.values.currency ?? '');
  if (order.lines.length === 0) return <p className={classes.none}>{t('salesOrder.noLines')}</p>;
  return (
    <div className={classes.scroll}>
      <table className={classes.lines} data-brief={brief || undefined}>
        <thead>
          <tr>
            <th scope="col">{t('salesOrder.line.product')}</th>
            <th scope="col">{t('salesOrder.line.quantity')}</th>
            {!brief && <th scope="col">{t('salesOrder.line.price')}</th>}
            <th scope="col">{t('salesOrder.line.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id} data-return={(line.quantity ?? 0) < 0 || undefined}>
              <td>
                {line.product ? (
                  <Link to="/products/$id" params={{ id: line.product.id }}>
                    {line.product.name}
                  </Link>
                ) : (
                  (line.product_name ?? t('field.none'))
                )}
                {line.product && !brief && <small>{line.product.sku}</small>}
              </td>
              <td>{line.quantity === null ? '' : format.quantity(line.quantity, line.unit ?? '')}</td>
              {!brief && <td>{line.unit_price === null ? '' : format.price(line.unit_price, currency)}</td>}
              <td>{line.amount === null ? '' : format.money(line.amount, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={brief ? 2 : 3}>{t('salesOrder.total')}</td>
            <td>{order.total === null ? t('field.masked') : format.money(order.total, currency)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
