/** The opportunities with a customer, at the right of his page. */
import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerDetail, Row } from '~/api/types';
import { Refused } from '~/components/States';
import { type Fields, useFields } from '~/features/fields/useFields';
import { Box } from '~/features/record/Box';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { RowMarks, StateChip } from './Marks';
import classes from './opportunity.module.css';
import { isState } from './states';

const COLUMNS = ['title', 'state', 'stage', 'amount', 'currency', 'success_rate'];
const SHOWN = 20;

export function OpportunityCard({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const fields = useFields('opportunity');
  const mayCreate = useCan('opportunity.create') && customer.life === 'live';
  const list = useQueryCall('opportunity.list', { customer: customer.id, columns: COLUMNS, limit: SHOWN });
  const count = useQueryCall('opportunity.count', { customer: customer.id });
  const rows = list.data?.rows ?? [];
  const add = () =>
    openOverlay({
      name: 'newOpportunity',
      customer: { id: customer.id, name: String(customer.values.name ?? '') },
    });
  return (
    <Box
      title={t('nav.opportunities')}
      count={count.data?.count ?? 0}
      flush
      action={
        mayCreate && (
          <ActionIcon size={24} aria-label={t('opportunity.new')} onClick={add}>
            <IconPlus size={15} />
          </ActionIcon>
        )
      }
    >
      {list.isError && <Refused error={list.error} />}
      {list.data && rows.length === 0 && <p className={classes.noneHere}>{t('opportunity.noneHere')}</p>}
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
    state === 'assigned' ? fields.text(fields.byName.get('stage'), values.stage) : '',
    typeof values.amount === 'number' ? format.moneyShort(values.amount, String(values.currency ?? '')) : '',
    state === 'assigned' && typeof values.success_rate === 'number' ? `${values.success_rate}%` : '',
  ].filter(Boolean);
  return (
    <li className={classes.line}>
      <p>
        <Link to="/opportunities/$id" params={{ id: row.id }}>
          {String(values.title ?? '')}
        </Link>
        <RowMarks stale={row.stale === true} noNextStep={row.no_next_step === true} />
      </p>
      <p>
        {isState(state) && <StateChip state={state} />}
        <small>{about.join(' · ')}</small>
      </p>
    </li>
  );
}
