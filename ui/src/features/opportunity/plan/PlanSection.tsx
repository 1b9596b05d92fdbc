/** 客户开发计划: its steps by day, made and carried out in one place, until the opportunity is closed. */
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { OpportunityDetail } from '~/api/types';
import { Refused } from '~/components/States';
import { useFormat } from '~/locales/useFormat';
import { MakeStep } from './MakeStep';
import { PlanStepLine } from './PlanStepLine';
import classes from './plan.module.css';

export function PlanSection({ opportunity }: { opportunity: OpportunityDetail }) {
  const { t } = useTranslation(['ui', 'core']);
  const format = useFormat();
  const plan = useQueryCall('plan.list', { opportunity: opportunity.id });
  if (plan.isError) {
    return plan.error.code === 'Forbidden' ? null : (
      <Refused error={plan.error} onRetry={() => void plan.refetch()} />
    );
  }
  if (!plan.data) return null;
  const { steps, make } = plan.data;
  const done = steps.filter((step) => step.done_at !== null).length;
  return (
    <section className={classes.plan} aria-label={t('plan.title')}>
      <header>
        <h2>{t('plan.title')}</h2>
        {steps.length > 0 && (
          <span>{t('plan.progress', { done: format.count(done), all: format.count(steps.length) })}</span>
        )}
      </header>
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <PlanStepLine key={step.id} step={step} />
          ))}
        </ol>
      )}
      {make.allowed ? (
        <MakeStep opportunity={opportunity.id} first={steps.length === 0} />
      ) : (
        <p className={classes.none}>
          {steps.length === 0 && opportunity.state !== 'unassigned'
            ? t('plan.none')
            : make.reason && make.reason !== 'no_right'
              ? t(`core:blocked.${make.reason}`, { ns: 'core' })
              : t('plan.readOnly')}
        </p>
      )}
    </section>
  );
}
