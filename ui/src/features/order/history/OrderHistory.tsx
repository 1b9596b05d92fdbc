/** What a customer bought: what it came to in each year, his own and with his subsidiaries, and order by order. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus, IconReceipt2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerRef, Row } from '~/api/types';
import { Empty, Refused, Waiting } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { type Fields, useFields } from '~/features/fields/useFields';
import { filtersToText } from '~/features/list/address';
import { openOverlay } from '~/features/shell/overlays';
import { useMayOrder } from '~/features/trade/useByHand';
import { useFormat } from '~/locales/useFormat';
import { OrderLines } from '../OrderLines';
import classes from '../order.module.css';
import { PaidChip } from '../Paid';
import { YearTotals } from './YearTotals';

const COLUMNS = ['number', 'ordered_on', 'status', 'total', 'currency', 'paid', 'unpaid'];
const SHOWN = 50;

export function OrderHistory({ customer }: { customer: CustomerRef }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fields = useFields('sales_order');
  const mayCreate = useMayOrder();
  const [whole, setWhole] = useState(false);
  const own = useQueryCall('sales_order.totals', { customer: customer.id });
  const group = useQueryCall('sales_order.totals', { customer: customer.id, group: true });
  const list = useQueryCall('sales_order.list', { customer: customer.id, columns: COLUMNS, limit: SHOWN });
  const count = useQueryCall('sales_order.count', { customer: customer.id });
  const error = list.error ?? own.error;
  if (error) return <Refused error={error} onRetry={() => void list.refetch()} />;
  if (!list.data || !own.data || !fields.ready) return <Waiting />;
  const members = group.data?.members ?? 1;
  const totals = whole && group.data ? group.data : own.data;
  const total = count.data?.count ?? list.data.rows.length;
  const add = mayCreate && (
    <Button
      leftSection={<IconPlus size={15} stroke={1.8} />}
      onClick={() => openOverlay({ name: 'newOrder', customer })}
    >
      {t('salesOrder.new')}
    </Button>
  );
  if (list.data.rows.length === 0 && members < 2) {
    return (
      <Empty
        icon={<IconReceipt2 size={22} stroke={1.6} />}
        title={t('salesOrder.none')}
        text={t('salesOrder.noneText')}
      >
        {add}
      </Empty>
    );
  }
  return (
    <>
      <div className={classes.last}>
        <span>
          {totals.last_ordered_on
            ? t('salesOrder.last', { day: format.date(totals.last_ordered_on) })
            : t('salesOrder.none')}
        </span>
        {members > 1 && (
          <SegmentedControl
            aria-label={t('salesOrder.whose')}
            value={whole ? 'group' : 'own'}
            onChange={(next) => setWhole(next === 'group')}
            data={[
              { value: 'own', label: t('salesOrder.own') },
              { value: 'group', label: t('salesOrder.group', { count: members, n: format.count(members) }) },
            ]}
          />
        )}
        {add}
      </div>
      <YearTotals years={totals.years} />
      <ul className={classes.orders} aria-label={t('nav.orders')}>
        {list.data.rows.map((row) => (
          <Line key={row.id} row={row} fields={fields} />
        ))}
      </ul>
      {total > SHOWN && (
        <Link
          to="/orders"
          search={{
            view: 'all',
            f: filtersToText([{ field: 'customer', op: 'in', value: [customer.id] }]),
          }}
        >
          {t('salesOrder.all', { count: total, n: format.count(total) })}
        </Link>
      )}
    </>
  );
}

function Line({ row, fields }: { row: Row; fields: Fields }) {
  const format = useFormat();
  const inside = useId();
  const [open, setOpen] = useState(false);
  const { values } = row;
  const status = fields.byName.get('status');
  const currency = String(values.currency ?? '');
  return (
    <li className={classes.order}>
      <button type="button" aria-expanded={open} aria-controls={inside} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
        <b>{String(values.number ?? '')}</b>
        <time dateTime={String(values.ordered_on ?? '')}>
          {typeof values.ordered_on === 'string' ? format.date(values.ordered_on) : ''}
        </time>
        <span>{status && <FieldValue field={status} value={values.status} fields={fields} as="cell" />}</span>
        <span>{typeof values.total === 'number' ? format.money(values.total, currency) : ''}</span>
      </button>
      <div id={inside} hidden={!open} className={classes.inside}>
        {open && <Inside id={row.id} />}
      </div>
    </li>
  );
}

function Inside({ id }: { id: string }) {
  const { t } = useTranslation();
  const detail = useQueryCall('sales_order.get', { id });
  if (detail.isError) return <Refused error={detail.error} />;
  if (!detail.data) return <Waiting />;
  return (
    <>
      <div className={classes.chips}>
        <PaidChip order={detail.data} />
      </div>
      <OrderLines order={detail.data} brief />
      <Link to="/orders/$id" params={{ id }}>
        {t('action.open')}
      </Link>
    </>
  );
}
