/** The services of a customer, at the right of his page. */
import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerDetail, Row } from '~/api/types';
import { Stars } from '~/components/Stars';
import { Refused } from '~/components/States';
import { type Fields, useFields } from '~/features/fields/useFields';
import { Box } from '~/features/record/Box';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { RowMarks, StateChip } from './Marks';
import classes from './service.module.css';
import { isState } from './states';

const COLUMNS = ['title', 'type', 'state', 'raised_at', 'reopened', 'satisfaction'];
const SHOWN = 20;

export function ServiceCard({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const fields = useFields('service');
  const mayCreate = useCan('service.create') && customer.life === 'live';
  const list = useQueryCall('service.list', { customer: customer.id, columns: COLUMNS, limit: SHOWN });
  const count = useQueryCall('service.count', { customer: customer.id });
  const rows = list.data?.rows ?? [];
  const add = () =>
    openOverlay({
      name: 'newService',
      customer: { id: customer.id, name: String(customer.values.name ?? '') },
    });
  return (
    <Box
      title={t('nav.services')}
      count={count.data?.count ?? 0}
      flush
      action={
        mayCreate && (
          <ActionIcon size={24} aria-label={t('service.new')} onClick={add}>
            <IconPlus size={15} />
          </ActionIcon>
        )
      }
    >
      {list.isError && <Refused error={list.error} />}
      {list.data && rows.length === 0 && <p className={classes.noneHere}>{t('service.noneHere')}</p>}
      <ul>
        {rows.map((row) => (
          <Line key={row.id} row={row} fields={fields} />
        ))}
      </ul>
    </Box>
  );
}

function Line({ row, fields }: { row: Row; fields: Fields }) {
  const format = useFormat();
  const { values } = row;
  const state = String(values.state ?? '');
  const about = [
    fields.text(fields.byName.get('type'), values.type ?? null),
    values.raised_at ? format.relative(String(values.raised_at)) : '',
  ].filter(Boolean);
  return (
    <li className={classes.line}>
      <p>
        <Link to="/services/$id" params={{ id: row.id }}>
          {String(values.title ?? '')}
        </Link>
        <RowMarks overdue={row.overdue === true} reopened={Number(values.reopened ?? 0)} />
      </p>
      <p>
        {isState(state) && <StateChip state={state} />}
        <small>{about.join(' · ')}</small>
        {state === 'archived' && typeof values.satisfaction === 'number' && (
          <Stars value={values.satisfaction} label={fields.label('satisfaction')} />
        )}
      </p>
    </li>
  );
}
