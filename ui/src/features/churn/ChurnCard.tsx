/** On a customer's page: that he stopped ordering, now or once, and what is done about it. Nothing where he never did. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Box } from '~/features/record/Box';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { ChurnChip } from './ChurnChip';
import classes from './churn.module.css';

const SHOWN = 5;

export function ChurnCard({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayRead = useCan('churn.read');
  const list = useQueryCall(
    'churn.list',
    { customer, columns: ['state', 'last_ordered_on', 'detected_on', 'last_measure'], limit: SHOWN },
    { enabled: mayRead },
  );
  const rows = list.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Box title={t('nav.churn')} count={rows.length} flush>
      <ul>
        {rows.map(({ id, values }) => (
          <li key={id} className={classes.line}>
            <p>
              <ChurnChip state={String(values.state ?? '')} />
              <Link to="/churn/$id" params={{ id }}>
                {typeof values.last_ordered_on === 'string'
                  ? t('salesOrder.last', { day: format.day(values.last_ordered_on) })
                  : t('churn.never')}
              </Link>
            </p>
            {typeof values.last_measure === 'string' && <small>{values.last_measure}</small>}
          </li>
        ))}
      </ul>
    </Box>
  );
}
