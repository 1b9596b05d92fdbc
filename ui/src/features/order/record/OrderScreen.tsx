/** One order: facts left, what was bought and what happened in the middle, what is paid and whose it is right. */
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { OrderDetail } from '~/api/types';
import { Avatar } from '~/components/Avatar';
import { Refused, Waiting } from '~/components/States';
import { type Fields, useFields } from '~/features/fields/useFields';
import { useLogSubject } from '~/features/interaction/subject';
import { Box } from '~/features/record/Box';
import { Conflicts } from '~/features/record/Conflicts';
import { type Edits, Facts } from '~/features/record/Facts';
import { HistoryLines } from '~/features/record/HistoryLines';
import classes from '~/features/record/record.module.css';
import { useCan } from '~/features/shell/session';
import { LinesDialog } from '../form/LinesDialog';
import { OrderLines } from '../OrderLines';
import own from '../order.module.css';
import { Paid } from '../Paid';
import { Header } from './Header';

/** Its id was made from its number, and whose it is, is not changed in passing. */
const EDITS: Edits = { by: 'sales_order.update', may: ({ name }) => name !== 'customer' };

/** Said in the header or in a box of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'number',
  'status',
  'customer',
  'total',
  'unpaid',
  'paid_up',
  'lines',
  'owner',
  'missing',
  'created_at',
  'created_by',
]);

export function OrderScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/orders/$id' });
  const fields = useFields('sales_order');
  const detail = useQueryCall('sales_order.get', { id });
  const number = String(detail.data?.values.number ?? '');
  useEffect(() => {
    document.title = number ? `${number} · ${t('app.name')}` : t('app.name');
  }, [number, t]);
  useLogSubject(detail.data?.customer?.id, detail.data?.customer?.name ?? '');
  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (fields.error) return <Refused error={fields.error} />;
  if (!detail.data || !fields.ready) return <Waiting />;
  return <Record key={id} detail={detail.data} fields={fields} />;
}

function Record({ detail, fields }: { detail: OrderDetail; fields: Fields }) {
  const { t } = useTranslation();
  const mayEdit = useCan('sales_order.update') && detail.editable && detail.life === 'live';
  const [editing, setEditing] = useState(false);
  const history = useQueryCall('sales_order.history', { id: detail.id, limit: 100 });
  const { customer } = detail;
  return (
    <>
      <Header detail={detail} fields={fields} mayEdit={mayEdit} />
      <div className={classes.three}>
        <div className={classes.left}>
          <Facts
            entity="sales_order"
            detail={detail}
            fields={fields}
            lead="number"
            elsewhere={ELSEWHERE}
            readOnly={!mayEdit}
            edits={EDITS}
          />
        </div>
        <section className={`${classes.middle} ${own.middle}`} aria-label={t('salesOrder.lines')}>
          <div className={own.card}>
            <header>
              <h2>{t('salesOrder.lines')}</h2>
              {mayEdit && (
                <Button
                  variant="subtle"
                  leftSection={<IconPencil size={14} stroke={1.7} />}
                  onClick={() => setEditing(true)}
                >
                  {t('salesOrder.editLines')}
                </Button>
              )}
            </header>
            <OrderLines order={detail} />
          </div>
          <section aria-label={t('record.history')}>
            <h2 className={own.heading}>{t('record.history')}</h2>
            {history.data && (
              <HistoryLines
                entity="sales_order"
                steps={history.data.steps}
                fields={fields}
                months
                mayUndo={mayEdit}
              />
            )}
          </section>
        </section>
        <div className={classes.right}>
          <Conflicts detail={detail} fields={fields} />
          <Box title={t('salesOrder.payment')}>
            <Paid order={detail} />
          </Box>
          {customer && (
            <Box title={t('entity.customer.one')}>
              <div className={own.whose}>
                <Avatar name={customer.name} kind="company" size={32} />
                <Link to="/customers/$id" params={{ id: customer.id }}>
                  {customer.name}
                </Link>
              </div>
            </Box>
          )}
        </div>
      </div>
      {editing && <LinesDialog order={detail} onClose={() => setEditing(false)} />}
    </>
  );
}
