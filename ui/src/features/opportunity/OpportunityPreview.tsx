/** The opportunity under the cursor, closer: where it stands, what comes next, what happened. */
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
import { NextStep } from './NextStep';
import { StageSteps } from './StageSteps';
import { isState } from './states';

const FACTS = [
  'assigned_to',
  'amount',
  'success_rate',
  'expected_close',
  'contact_name',
  'contact_phone',
  'source',
  'description',
  'competitors',
  'lost_reason',
];

export function OpportunityPreview({ id, fields, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const detail = useQueryCall('opportunity.get', { id }, { keep: true });
  const history = useQueryCall('opportunity.history', { id, limit: 8 }, { keep: true });
  if (detail.isError) {
    return (
      <aside className={classes.pane} aria-label={t('list.pane')}>
        <Refused error={detail.error} />
      </aside>
    );
  }
  if (!detail.data) return <aside className={classes.pane} aria-label={t('list.pane')} aria-busy="true" />;
  const { values, customer, state, missing, masked } = detail.data;
  const facts = FACTS.flatMap((name) => {
    const field = fields.byName.get(name);
    return field && (masked.includes(name) || !isEmpty(values[name])) ? [field] : [];
  });
  return (
    <aside className={classes.pane} aria-label={t('list.pane')}>
      <header className={classes.head}>
        <div>
          <h2>
            <Link to="/opportunities/$id" params={{ id }}>
              {String(values.title ?? '')}
            </Link>
          </h2>
          <p>
            {customer ? (
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            ) : (
              String(values.customer_name ?? '')
            )}
          </p>
        </div>
        <ActionIcon aria-label={t('list.closePane')} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <div className={classes.chips}>
        {isState(state) && <StateChip state={state} />}
        <CareChips stale={detail.data.stale} noNextStep={detail.data.no_next_step} />
        {missing.length > 0 && <Chip tone="warn">{t('record.missing', { count: missing.length })}</Chip>}
      </div>
      {state === 'assigned' && <StageSteps stage={String(values.stage ?? '')} />}
      <dl className={classes.facts}>
        {!isEmpty(values.next_step) && (
          <div>
            <dt>{t('record.next')}</dt>
            <dd>
              <NextStep values={values} />
            </dd>
          </div>
        )}
        {facts.map((field) => (
          <div key={field.name}>
            <dt>{fields.label(field.name)}</dt>
            <dd>
              {masked.includes(field.name) ? (
                t('field.masked')
              ) : (
                <FieldValue
                  field={field}
                  value={values[field.name]}
                  fields={fields}
                  as="fact"
                  currency={String(values.currency ?? '')}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes.actions}>
        <Button component={Link} to={`/opportunities/${id}`}>
          {t('action.open')}
        </Button>
      </div>
      <h3>{t('record.history')}</h3>
      {history.data && <HistoryLines entity="opportunity" steps={history.data.steps} fields={fields} />}
    </aside>
  );
}
