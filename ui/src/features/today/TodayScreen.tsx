/** 今日: the numbers of one's roles, and below them what one has to do: steps of plans and services that are due, and what was agreed with customers. */
import { Button } from '@mantine/core';
import { IconArrowRight, IconCalendarCheck } from '@tabler/icons-react';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Output } from '~/api/types';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { ChurnToday, useChurnWarnings } from '~/features/churn/ChurnToday';
import { FirstCustomers } from '~/features/customer/list/FirstCustomers';
import { useCan, useSession } from '~/features/shell/session';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { NewestReport, Numbers, type Span } from './Numbers';
import { DueServices, useDueServices } from './Services';
import classes from './today.module.css';

type DueStep = Output<'plan.due'>['steps'][number];

export function TodayScreen() {
  // Whoever has nothing to do with plans begins where he works.
  return useCan('plan.read') ? <Today /> : <Navigate to="/customers" replace />;
}

function Today() {
  const { t } = useTranslation();
  const format = useFormat();
  const { user } = useSession();
  const [span, setSpan] = useState<Span>('month');
  const home = useQueryCall('home.get', { span }, { staleTime: 0, keep: true });
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
  const anyone = useQueryCall('customer.list', { columns: ['name'], limit: 1 });
  const mayBegin = [useCan('customer.create'), useCan('customer.import')].includes(true);
  const seesServices = useCan('service.read');
  const services = useDueServices(today, seesServices);
  const warnings = useChurnWarnings(useCan('churn.read'));
  const late = due.data?.steps.filter((step) => step.overdue) ?? [];
  const now = due.data?.steps.filter((step) => !step.overdue) ?? [];
  const customers = agreed.data?.rows ?? [];
  if (due.isError) return <Refused error={due.error} onRetry={() => void due.refetch()} />;
  if (home.isError) return <Refused error={home.error} onRetry={() => void home.refetch()} />;
  if (!due.data || !home.data || anyone.isPending) return <Waiting />;
  // Who only looks has nothing to do, and need not be told so.
  const works = home.data.groups.some(({ key }) => key === 'mine');
  const nothing = due.data.steps.length + customers.length + services.length + warnings.length === 0;
  const head = (
    <PageHead
      title={t('nav.today')}
      text={t('today.text', { name: user.display_name, day: format.date(today) })}
    />
  );
  // Before there is anything to count, a wall of zeros says less than where one begins.
  const figures = home.data.groups.flatMap(({ numbers }) => numbers);
  if (mayBegin && nothing && anyone.data?.rows.length === 0 && figures.every(({ value }) => !value)) {
    return (
      <>
        {head}
        <div className={classes.page}>
          <FirstCustomers title={t('today.first')} />
          <NewestReport newest={home.data.newest} />
        </div>
      </>
    );
  }
  return (
    <>
      {head}
      <div className={classes.page}>
        <Numbers home={home.data} span={span} onSpan={setSpan} />
        <NewestReport newest={home.data.newest} />
        {nothing && works && (
          <Empty
            icon={<IconCalendarCheck size={22} stroke={1.6} />}
            title={t('today.nothing')}
            text={t('today.nothingText')}
          >
            <Button component={Link} to="/opportunities" rightSection={<IconArrowRight size={15} />}>
              {t('nav.opportunities')}
            </Button>
          </Empty>
        )}
        {!nothing && (
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
