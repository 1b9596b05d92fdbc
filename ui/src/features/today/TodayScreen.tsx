/** 今日: what one has to do. Steps of one's plans and services that are due, and customers with whom something was agreed. */
import { Button } from '@mantine/core';
import { IconArrowRight, IconCalendarCheck } from '@tabler/icons-react';
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Filter, Output } from '~/api/types';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { ChurnToday, useChurnWarnings } from '~/features/churn/ChurnToday';
import { useCan, useSession } from '~/features/shell/session';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { DueServices, ServiceFigures, useDueServices } from './Services';
import classes from './today.module.css';

type DueStep = Output<'plan.due'>['steps'][number];

export function TodayScreen() {
  // Whoever has nothing to do with plans begins where he works.
  return useCan('plan.read') ? <Today /> : <Navigate to="/customers" replace />;
}

const MINE: Filter = { field: 'assigned_to', op: 'mine' };
const is = (state: string): Filter => ({ field: 'state', op: 'in', value: [state] });

function Today() {
  const { t } = useTranslation();
  const format = useFormat();
  const { user } = useSession();
  const mayAssign = useCan('opportunity.assign');
  const today = localDate(new Date(), format.timeZone);
  const due = useQueryCall('plan.due', {}, { staleTime: 0 });
  const agreed = useQueryCall('customer.list', {
    filter: [
      { field: 'owner', op: 'mine' },
      { field: 'next_step_on', op: 'lte', value: today },
    ],
    columns: ['name', 'next_step', 'next_step_on'],
    sort: { by: 'next_step_on', desc: false },
    limit: 50,
  });
  const seesServices = useCan('service.read');
  const waiting = useQueryCall('service.queue', {}, { enabled: seesServices });
  const services = useDueServices(today, seesServices);
  const warnings = useChurnWarnings(useCan('churn.read'));
  const late = due.data?.steps.filter((step) => step.overdue) ?? [];
  const now = due.data?.steps.filter((step) => !step.overdue) ?? [];
  const customers = agreed.data?.rows ?? [];
  if (due.isError) return <Refused error={due.error} onRetry={() => void due.refetch()} />;
  if (!due.data) return <Waiting />;
  const nothing = due.data.steps.length + customers.length + services.length + warnings.length === 0;
  return (
    <>
      <PageHead
        title={t('nav.today')}
        text={t('today.text', { name: user.display_name, day: format.date(today) })}
      />
      <div className={classes.page}>
        <nav className={classes.figures} aria-label={t('today.figures')}>
          {mayAssign && (
            <Figure view="unassigned" filter={[is('unassigned')]} label={t('today.unassigned')} />
          )}
          <Figure view="mineInHand" filter={[MINE, is('assigned')]} label={t('today.inHand')} />
          <ServiceFigures queues={waiting.data?.queues ?? []} />
        </nav>
        {nothing ? (
          <Empty
            icon={<IconCalendarCheck size={22} stroke={1.6} />}
            title={t('today.nothing')}
            text={t('today.nothingText')}
          >
            <Button component={Link} to="/opportunities" rightSection={<IconArrowRight size={15} />}>
              {t('nav.opportunities')}
            </Button>
          </Empty>
        ) : (
          <>
            <Steps title={t('today.late')} steps={late} late />
            <Steps title={t('today.due')} steps={now} />
            <DueServices rows={services} today={today} />
            <ChurnToday rows={warnings} />
            {customers.length > 0 && (
              <section className={classes.box}>
                <h2>
                  {t('today.agreed')} <span>{format.count(customers.length)}</span>
                </h2>
                <ul>
                  {customers.map(({ id, values }) => {
                    const on = String(values.next_step_on ?? '');
                    return (
                      <li key={id}>
                        <time dateTime={on} data-late={on < today || undefined}>
                          {format.day(on)}
                        </time>
                        <Link to="/customers/$id" params={{ id }}>
                          {String(values.next_step ?? '') || t('record.next')}
                        </Link>
                        <small>{String(values.name ?? '')}</small>
                      </li>
                    );
                  })}
                </ul>
              </section>
            )}
          </>
        )}
        {due.data.more && <p className={classes.more}>{t('today.more')}</p>}
      </div>
    </>
  );
}

function Figure({ view, filter, label }: { view: string; filter: Filter[]; label: string }) {
  const format = useFormat();
  const count = useQueryCall('opportunity.count', { filter }, { keep: true });
  return (
    <Link to="/opportunities" search={{ view }} className={classes.figure}>
      <b>{count.data ? format.count(count.data.count) : '…'}</b>
      <span>{label}</span>
    </Link>
  );
}

function Steps({ title, steps, late = false }: { title: string; steps: DueStep[]; late?: boolean }) {
  const format = useFormat();
  if (steps.length === 0) return null;
  return (
    <section className={classes.box}>
      <h2>
        {title} <span>{format.count(steps.length)}</span>
      </h2>
      <ul>
        {steps.map((step) => (
          <li key={step.id}>
            <time dateTime={step.planned_on} data-late={late || undefined}>
              {format.day(step.planned_on)}
            </time>
            <Link to="/opportunities/$id" params={{ id: step.opportunity }}>
              {step.action}
            </Link>
            <small>{[step.title, step.customer_name].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
