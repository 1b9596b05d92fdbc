/** What was bought in each year, a block for each currency: amounts of two are never added. */
import { useTranslation } from 'react-i18next';
import type { Output } from '~/api/types';
import { useFormat } from '~/locales/useFormat';
import classes from '../order.module.css';

export function YearTotals({ years }: { years: Output<'sales_order.totals'>['years'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (years.length === 0) return null;
  const several = new Set(years.map(({ currency }) => currency)).size > 1;
  return (
    <dl className={classes.totals}>
      {years.map(({ year, currency, amount, orders }) => (
        <div key={`${year} ${currency}`} className={classes.year}>
          <dt>
            <span>
              {t('salesOrder.year', { year })}
              {several && ` ${currency}`}
            </span>
          </dt>
          <dd>
            {amount === null ? (
              <b>{t('field.masked')}</b>
            ) : (
              <b title={format.money(amount, currency)}>{format.moneyShort(amount, currency)}</b>
            )}
            <small>{t('salesOrder.ofYear', { count: orders, n: format.count(orders) })}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
