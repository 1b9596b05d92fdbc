/** What stands in the middle of a customer's page: what happened, or what was bought. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useFormat } from '~/locales/useFormat';
import type { RecordAddress } from './address';
import classes from './tabs.module.css';

export function MiddleTabs({ id, tab }: { id: string; tab: RecordAddress['tab'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const orders = useQueryCall('sales_order.count', { customer: id });
  return (
    <nav className={classes.tabs} aria-label={t('record.shown')}>
      <Link
        to="/customers/$id"
        params={{ id }}
        search={{}}
        data-on={tab === undefined || undefined}
        aria-current={tab === undefined ? 'page' : undefined}
      >
        {t('record.timeline')}
      </Link>
      <Link
        to="/customers/$id"
        params={{ id }}
        search={{ tab: 'orders' }}
        data-on={tab === 'orders' || undefined}
        aria-current={tab === 'orders' ? 'page' : undefined}
      >
        {t('nav.orders')}
        {orders.data && orders.data.count > 0 && <span>{format.count(orders.data.count)}</span>}
      </Link>
    </nav>
  );
}
