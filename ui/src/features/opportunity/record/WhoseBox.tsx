/** Whose customer it is: the one it is linked to, or the name and the contact that a win makes one of. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { OpportunityDetail } from '~/api/types';
import { Avatar } from '~/components/Avatar';
import { Box } from '~/features/record/Box';
import own from '../opportunity.module.css';

export function WhoseBox({ detail }: { detail: OpportunityDetail }) {
  const { t } = useTranslation();
  const { customer, values } = detail;
  const alike = useQueryCall(
    'opportunity.alike',
    { id: detail.id },
    { enabled: !customer && detail.life === 'live' },
  );
  const name = customer?.name ?? String(values.customer_name ?? '');
  const found = customer ? [] : (alike.data?.customers ?? []);
  return (
    <Box title={t('entity.customer.one')}>
      <div className={own.whose}>
        <Avatar name={name || '?'} kind="company" size={32} />
        <div>
          <b>
            {customer ? (
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            ) : (
              name || t('field.none')
            )}
          </b>
          <small>{customer ? (customer.number ?? '') : t('opportunity.notYetCustomer')}</small>
        </div>
      </div>
      {found.length > 0 && (
        <p className={own.alike}>
          {t('opportunity.alikeFound')}{' '}
          {found.slice(0, 3).map((each) => (
            <Link key={each.id} to="/customers/$id" params={{ id: each.id }}>
              {each.name}
            </Link>
          ))}
        </p>
      )}
    </Box>
  );
}
