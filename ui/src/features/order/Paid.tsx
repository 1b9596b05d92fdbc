/** How much of an order is paid, in words and as a bar. Whoever may not see amounts sees none. */
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '~/api/types';
import { Chip } from '~/components/Chip';
import { useFormat } from '~/locales/useFormat';
import classes from './order.module.css';

export function PaidChip({ order }: { order: OrderDetail }) {
  const { t } = useTranslation();
  const { total, paid, values } = order;
  // What was cancelled or came back is owed by nobody.
  if (values.status === 'cancelled' || total === null || total <= 0) return null;
  if (values.paid_up === true) return <Chip tone="good">{t('salesOrder.paidUp')}</Chip>;
  return <Chip tone="warn">{t((paid ?? 0) > 0 ? 'salesOrder.paidPart' : 'salesOrder.unpaid')}</Chip>;
}

export function Paid({ order }: { order: OrderDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, paid, unpaid, values } = order;
  if (total === null) return <p className={classes.none}>{t('field.masked')}</p>;
  const currency = String(values.currency ?? '');
  const got = values.paid_up === true ? Math.max(paid ?? 0, total) : (paid ?? 0);
  const share = total > 0 ? Math.min(1, Math.max(0, got / total)) : 0;
  return (
    <div className={classes.paid}>
      <dl>
        <div>
          <dt>{t('salesOrder.total')}</dt>
          <dd>{format.money(total, currency)}</dd>
        </div>
        <div>
          <dt>{t('salesOrder.paid')}</dt>
          <dd>{format.money(got, currency)}</dd>
        </div>
        <div data-open={(unpaid ?? 0) > 0 || undefined}>
          <dt>{t('salesOrder.open')}</dt>
          <dd>{format.money(unpaid ?? 0, currency)}</dd>
        </div>
      </dl>
      <span
        className={classes.bar}
        role="img"
        aria-label={t('salesOrder.paidShare', { share: format.percent(Math.round(share * 100)) })}
      >
        <i style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}
