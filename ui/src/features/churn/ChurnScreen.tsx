/** One customer who stopped ordering: facts left, what is done about it in the middle, whose it is right. */
import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { ChurnDetail } from '~/api/types';
import { Avatar } from '~/components/Avatar';
import { Refused, Waiting } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { type Fields, isEmpty, useFields } from '~/features/fields/useFields';
import { useLogSubject } from '~/features/interaction/subject';
import { YearTotals } from '~/features/order/history/YearTotals';
import { StateStepper } from '~/features/process/StateStepper';
import { may } from '~/features/process/steps';
import { Box } from '~/features/record/Box';
import { RecordHead } from '~/features/record/RecordHead';
import { RecordMenu } from '~/features/record/RecordMenu';
import classes from '~/features/record/record.module.css';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { ChurnChip } from './ChurnChip';
import { ConfirmLoss } from './ConfirmLoss';
import own from './churn.module.css';
import { HoldBox } from './HoldBox';
import { Measures } from './Measures';
import { churnSteps, isChurnState } from './states';

const FACTS = ['owner', 'last_ordered_on', 'detected_on', 'reason', 'confirmed_at'];

export function ChurnScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/churn/$id' });
  const fields = useFields('churn');
  const detail = useQueryCall('churn.get', { id });
  const name = detail.data?.customer?.name ?? '';
  useEffect(() => {
    document.title = name ? `${name} · ${t('app.name')}` : t('app.name');
  }, [name, t]);
  useLogSubject(detail.data?.customer?.id, name);
  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (fields.error) return <Refused error={fields.error} />;
  if (!detail.data || !fields.ready) return <Waiting />;
  return <Record key={id} detail={detail.data} fields={fields} />;
}

const asDay = (value: unknown) => (typeof value === 'string' ? value : null);

function Record({ detail, fields }: { detail: ChurnDetail; fields: Fields }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayReadOrders = useCan('sales_order.read');
  const [asked, setAsked] = useState(false);
  const measureId = useId();
  const { customer, values, measures, actions } = detail;
  const name = customer?.name ?? '';
  const totals = useQueryCall(
    'sales_order.totals',
    { customer: customer?.id ?? '' },
    { enabled: mayReadOrders && customer !== null },
  );
  const state = String(values.state ?? '');
  // Who was won back has ordered since the record was made.
  const last = totals.data?.last_ordered_on ?? asDay(values.last_ordered_on);
  const refused = actions.find(({ allowed, reason }) => !allowed && reason);
  return (
    <>
      <RecordHead
        list="/churn"
        title={
          <>
            <span className={classes.name}>
              <h1>{name}</h1>
            </span>
            <ChurnChip state={state} />
          </>
        }
        facts={
          <>
            <span>{last ? t('salesOrder.last', { day: format.date(last) }) : t('churn.never')}</span>
            {detail.owner_name && (
              <span>
                {fields.label('owner')} <b>{detail.owner_name}</b>
              </span>
            )}
          </>
        }
      >
        {may(actions, 'confirm') && (
          <Button leftSection={<IconUserOff size={16} stroke={1.7} />} onClick={() => setAsked(true)}>
            {t('churn.confirm')}
          </Button>
        )}
        <RecordMenu entity="churn" id={detail.id} name={name} />
      </RecordHead>
      <div className={classes.three}>
        <div className={classes.left}>
          <section className={classes.group}>
            <h2>{t('entity.churn.one')}</h2>
            <dl className={classes.facts}>
              {FACTS.flatMap((name) => {
                const field = fields.byName.get(name);
                if (!field || isEmpty(values[name])) return [];
                return [
                  <div key={name}>
                    <dt>{fields.label(name)}</dt>
                    <dd>
                      <FieldValue field={field} value={values[name]} fields={fields} as="fact" />
                    </dd>
                  </div>,
                ];
              })}
            </dl>
          </section>
        </div>
        <section className={`${classes.middle} ${own.middle}`} aria-label={t('churn.measures')}>
          {isChurnState(state) && (
            <StateStepper
              label={t('churn.states')}
              steps={churnSteps(state, actions, measures.length > 0)}
              word={(each) => t(`fields:option.churn.state.${each}`, { ns: 'fields' })}
              endings={{ lost: 'bad', recovered: 'good' }}
              onAction={(action) =>
                action === 'confirm' ? setAsked(true) : document.getElementById(measureId)?.focus()
              }
            />
          )}
          {may(actions, 'hold') && (
            <HoldBox inputId={measureId} id={detail.id} name={name} again={measures.length > 0} />
          )}
          {!may(actions, 'hold') && refused && (
            <p className={own.why}>{t(`core:blocked.${refused.reason}`, { ns: 'core' })}</p>
          )}
          <section aria-label={t('churn.measures')}>
            <h2 className={own.heading}>{t('churn.measures')}</h2>
            <Measures measures={measures} />
          </section>
        </section>
        <div className={classes.right}>
          {customer && (
            <Box title={t('entity.customer.one')}>
              <Link to="/customers/$id" params={{ id: customer.id }} className={own.chip}>
                <Avatar name={customer.name} kind="company" size={28} />
                <b>{customer.name}</b>
              </Link>
            </Box>
          )}
          {totals.data && totals.data.years.length > 0 && (
            <Box title={t('nav.orders')}>
              <YearTotals years={totals.data.years.slice(0, 4)} />
            </Box>
          )}
        </div>
      </div>
      {asked && <ConfirmLoss id={detail.id} name={name} onClose={() => setAsked(false)} />}
    </>
  );
}
