/** The order under the cursor, closer: whose it is, what of it is paid, what was bought. */
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { isEmpty } from '~/features/fields/useFields';
import type { PreviewProps } from '~/features/list/listKind';
import classes from '~/features/list/preview.module.css';
import { OrderLines } from './OrderLines';
import { Paid, PaidChip } from './Paid';

const FACTS = ['ordered_on', 'channel', 'ship_to', 'owner', 'memo'];

export function OrderPreview({ id, fields, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const detail = useQueryCall('sales_order.get', { id }, { keep: true });
  if (detail.isError) {
    return (
      <aside className={classes.pane} aria-label={t('list.pane')}>
        <Refused error={detail.error} />
      </aside>
    );
  }
  if (!detail.data) return <aside className={classes.pane} aria-label={t('list.pane')} aria-busy="true" />;
  const { values, customer, masked } = detail.data;
  const status = fields.byName.get('status');
  const facts = FACTS.flatMap((name) => {
    const field = fields.byName.get(name);
    return field && !masked.includes(name) && !isEmpty(values[name]) ? [field] : [];
  });
  return (
    <aside className={classes.pane} aria-label={t('list.pane')}>
      <header className={classes.head}>
        <div>
          <h2>
            <Link to="/orders/$id" params={{ id }}>
              {String(values.number ?? '')}
            </Link>
          </h2>
          {customer && (
            <p>
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            </p>
          )}
        </div>
        <ActionIcon aria-label={t('list.closePane')} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <div className={classes.chips}>
        {status && <FieldValue field={status} value={values.status} fields={fields} as="fact" />}
        <PaidChip order={detail.data} />
      </div>
      <dl className={classes.facts}>
        {facts.map((field) => (
          <div key={field.name}>
            <dt>{fields.label(field.name)}</dt>
            <dd>
              <FieldValue field={field} value={values[field.name]} fields={fields} as="fact" />
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes.actions}>
        <Button component={Link} to={`/orders/${id}`}>
          {t('action.open')}
        </Button>
      </div>
      <Paid order={detail.data} />
      <h3>{t('salesOrder.lines')}</h3>
      <OrderLines order={detail.data} brief />
    </aside>
  );
}
