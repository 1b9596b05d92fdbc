/** On Today: one's customers who stopped ordering and of whom nothing is decided. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Row } from '~/api/types';
import classes from '~/features/today/today.module.css';
import { useFormat } from '~/locales/useFormat';

const SHOWN = 20;
const OPEN = [
  { field: 'owner', op: 'mine' as const },
  { field: 'state', op: 'in' as const, value: ['warning'] },
];

export function useChurnWarnings(enabled: boolean): Row[] {
  const open = useQueryCall(
    'churn.list',
    { filter: OPEN, columns: ['state', 'last_ordered_on', 'detected_on'], limit: SHOWN },
    { enabled },
  );
  return open.data?.rows ?? [];
}

export function ChurnToday({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section className={classes.box}>
      <h2>
        {t('churn.warnings')} <span>{format.count(rows.length)}</span>
      </h2>
      <ul>
        {rows.map(({ id, customer, values }) => {
          const last = typeof values.last_ordered_on === 'string' ? values.last_ordered_on : null;
          return (
            <li key={id}>
              <time dateTime={String(values.detected_on ?? '')} data-late>
                {format.day(String(values.detected_on ?? ''))}
              </time>
              <Link to="/churn/$id" params={{ id }}>
                {customer?.name}
              </Link>
              <small>{last ? t('salesOrder.last', { day: format.date(last) }) : t('churn.never')}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
