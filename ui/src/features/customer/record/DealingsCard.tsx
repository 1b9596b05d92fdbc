/** How much one has dealt with a customer, and what was promised next. */
import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { isEmpty } from '~/features/fields/useFields';
import { Box } from '~/features/record/Box';
import { useCan } from '~/features/shell/session';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import classes from './dealings.module.css';

const SHOWN = 5;
const COLUMNS = ['summary', 'occurred_at', 'channel', 'next_step', 'next_step_on'];

interface Props {
  customer: string;
  onOpen: (id: string) => void;
}

export function DealingsCard({ customer, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayRead = useCan('interaction.read');
  const count = useQueryCall('interaction.count', { customer }, { enabled: mayRead });
  const today = localDate(new Date(), format.timeZone);
  const planned = useQueryCall(
    'interaction.list',
    {
      customer,
      filter: [{ field: 'next_step_on', op: 'gte', value: today }],
      columns: COLUMNS,
      limit: 50,
    },
    { enabled: mayRead },
  );
  if (!mayRead || !count.data) return null;
  const rows = [...(planned.data?.rows ?? [])]
    .sort((a, b) => String(a.values.next_step_on ?? '').localeCompare(String(b.values.next_step_on ?? '')))
    .slice(0, SHOWN);
  return (
    <Box title={t('nav.interactions')} count={count.data.count} flush>
      {rows.length === 0 ? (
        <p className={classes.none}>
          {count.data.count === 0 ? t('dealings.none') : t('dealings.nothingPlanned')}
        </p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} className={classes.step}>
              <IconCalendarEvent size={14} stroke={1.7} aria-hidden="true" />
              <button type="button" onClick={() => onOpen(row.id)}>
                {isEmpty(row.values.next_step)
                  ? String(row.values.summary ?? '')
                  : String(row.values.next_step)}
              </button>
              <time dateTime={String(row.values.next_step_on)}>
                {format.day(String(row.values.next_step_on))}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Box>
  );
}
