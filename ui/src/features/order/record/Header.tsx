/** The head of an order's page: its number, where it stands, whose it is, what it comes to. */
import { Button, Select } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { FieldValue } from '~/features/fields/FieldValue';
import type { Fields } from '~/features/fields/useFields';
import { ConfirmDelete } from '~/features/record/ConfirmDelete';
import { RecordHead } from '~/features/record/RecordHead';
import { RecordMenu } from '~/features/record/RecordMenu';
import classes from '~/features/record/record.module.css';
import { useSave } from '~/features/record/save';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { PaidChip } from '../Paid';

interface Props {
  detail: OrderDetail;
  fields: Fields;
  mayEdit: boolean;
}

export function Header({ detail, fields, mayEdit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const writer = useWriter();
  const save = useSave('sales_order');
  const mayBin = useCan('sales_order.delete') && detail.editable;
  const [asked, setAsked] = useState(false);
  const { id, rev, values, life, customer } = detail;
  const number = String(values.number ?? '');
  const status = fields.byName.get('status');
  const owner = detail.owner_name;

  async function bin() {
    setAsked(false);
    const done = await writer.tryWrite('sales_order.bin', { ids: [id] }, { said: t('delete.done') });
    if (done) void navigate({ to: '/orders' });
  }

  return (
    <RecordHead
      list="/orders"
      title={
        <>
          <span className={classes.name}>
            <h1>{number}</h1>
          </span>
          {life === 'binned' && <Chip tone="bad">{t('record.binned')}</Chip>}
          {status && !mayEdit && (
            <FieldValue field={status} value={values.status} fields={fields} as="fact" />
          )}
          <PaidChip order={detail} />
          {detail.missing.length > 0 && (
            <Chip tone="warn" title={format.list(detail.missing.map(fields.label))}>
              {t('record.missing', { count: detail.missing.length })}
            </Chip>
          )}
        </>
      }
      facts={
        <>
          {customer && (
            <span>
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            </span>
          )}
          {typeof values.ordered_on === 'string' && <span>{format.date(values.ordered_on)}</span>}
          {detail.total !== null && (
            <span>
              <b>{format.money(detail.total, String(values.currency ?? ''))}</b>
            </span>
          )}
          {owner && (
            <span>
              {fields.label('owner')} <b>{owner}</b>
            </span>
          )}
        </>
      }
    >
      {status && mayEdit && (
        <Select
          aria-label={fields.label('status')}
          value={String(values.status ?? '')}
          data={fields.options(status).map(({ value, label }) => ({ value, label }))}
          allowDeselect={false}
          w={140}
          onChange={(next) => next && void save({ id, rev, name: number }, { status: next })}
        />
      )}
      {life === 'binned' && mayBin && (
        <Button
          variant="filled"
          onClick={() =>
            void writer.tryWrite(
              'sales_order.restore',
              { ids: [id] },
              { said: t('entity.sales_order.restoredMany', { count: 1, n: 1 }) },
            )
          }
        >
          {t('bin.restore')}
        </Button>
      )}
      {life === 'live' && (
        <RecordMenu
          entity="sales_order"
          id={id}
          name={number}
          onDelete={mayBin ? () => setAsked(true) : undefined}
        />
      )}

      {asked && <ConfirmDelete what={number} onClose={() => setAsked(false)} onConfirm={() => void bin()} />}
    </RecordHead>
  );
}
