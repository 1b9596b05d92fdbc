/** Services on 今日: the queues that concern one, and those of one's own that are due. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Filter, Output, Row } from '~/api/types';
import { useFormat } from '~/locales/useFormat';
import classes from './today.module.css';

type Waits = Output<'service.queue'>['queues'][number];

/** What is a figure of the day; the others are a tab of the list. */
const FIGURES: ReadonlySet<string> = new Set(['to_assign', 'to_handle', 'to_feed_back', 'overdue']);

export function ServiceFigures({ queues }: { queues: Waits[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return queues
    .filter(({ queue, count }) => FIGURES.has(queue) && count > 0)
    .map(({ queue, count }) => (
      <Link
        key={queue}
        to="/services"
        search={{ view: queue }}
        className={classes.figure}
        data-late={queue === 'overdue' || undefined}
      >
        <b>{format.count(count)}</b>
        <span>{t(`today.service.${queue}`)}</span>
      </Link>
    ));
}

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
