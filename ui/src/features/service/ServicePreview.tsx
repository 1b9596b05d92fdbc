/** The service under the cursor, closer: where it stands, what was asked, what was done, what happened. */
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Chip } from '~/components/Chip';
import { Refused } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { isEmpty } from '~/features/fields/useFields';
import type { PreviewProps } from '~/features/list/listKind';
import classes from '~/features/list/preview.module.css';
import { HistoryLines } from '~/features/record/HistoryLines';
import { CareChips, StateChip } from './Marks';
import { isState } from './states';

const FACTS = [
  'type',
  'priority',
  'assigned_to',
  'due_on',
  'request',
  'handling',
  'result',
  'satisfaction',
  'raised_at',
  'archived_at',
];

export function ServicePreview({ id, fields, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const detail = useQueryCall('service.get', { id }, { keep: true });
  const history = useQueryCall('service.history', { id, limit: 8 }, { keep: true });
  if (detail.isError) {
    return (
      <aside className={classes.pane} aria-label={t('list.pane')}>
        <Refused error={detail.error} />
      </aside>
    );
  }
  if (!detail.data) return <aside className={classes.pane} aria-label={t('list.pane')} aria-busy="true" />;
  const { values, customer, customer_in_sight: open, state, missing, overdue, number } = detail.data;
  const facts = FACTS.flatMap((name) => {
    const field = fields.byName.get(name);
    return field && !isEmpty(values[name]) ? [field] : [];
  });
  return (
    <aside className={classes.pane} aria-label={t('list.pane')}>
      <header className={classes.head}>
        <div>
          <h2>
            <Link to="/services/$id" params={{ id }}>
              {String(values.title ?? '')}
            </Link>
          </h2>
          <p>
            {customer && open ? (
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            ) : (
              (customer?.name ?? number ?? '')
            )}
          </p>
        </div>
        <ActionIcon aria-label={t('list.closePane')} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <div className={classes.chips}>
        {isState(state) && <StateChip state={state} />}
        <CareChips overdue={overdue} reopened={Number(values.reopened ?? 0)} />
        {missing.length > 0 && <Chip tone="warn">{t('record.missing', { count: missing.length })}</Chip>}
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
        <Button component={Link} to={`/services/${id}`}>
          {t('action.open')}
        </Button>
      </div>
      <h3>{t('record.history')}</h3>
      {history.data && <HistoryLines entity="service" steps={history.data.steps} fields={fields} />}
    </aside>
  );
}
