/** Services on 今日: those in one's own hand that are due. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Filter, Row } from '~/api/types';
import { useFormat } from '~/locales/useFormat';
import classes from './today.module.css';

/** Services in one's own hand that are to be handled by today. */
export function useDueServices(today: string, enabled: boolean): Row[] {
  const filter: Filter[] = [
    { field: 'assigned_to', op: 'mine' },
    { field: 'state', op: 'in', value: ['assigned'] },
    { field: 'due_on', op: 'lte', value: today },
  ];
  const due = useQueryCall(
    'service.list',
    { filter, columns: ['title', 'due_on'], sort: { by: 'due_on', desc: false }, limit: 50 },
    { enabled },
  );
  return due.data?.rows ?? [];
}

export function DueServices({ rows, today }: { rows: Row[]; today: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section className={classes.box}>
      <h2>
        {t('today.services')} <span>{format.count(rows.length)}</span>
      </h2>
      <ul>
        {rows.map(({ id, values, customer }) => {
          const on = String(values.due_on ?? '');
          return (
            <li key={id}>
              <time dateTime={on} data-late={on < today || undefined}>
                {format.day(on)}
              </time>
              <Link to="/services/$id" params={{ id }}>
                {String(values.title ?? '')}
              </Link>
              <small>{customer?.name ?? ''}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
