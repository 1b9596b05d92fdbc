/** Where it stands, what may come next, and who may do it. What is not allowed is not offered; why not, it says. */
import { Tooltip } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Possible } from '~/api/types';
import classes from './opportunity.module.css';
import { type State, type StateStep, stateSteps } from './states';

interface Props {
  state: State;
  actions: Possible[];
  onAction: (action: string) => void;
}

export function StateStepper({ state, actions, onAction }: Props) {
  const { t } = useTranslation(['ui', 'core']);
  return (
    <ol className={classes.stepper} aria-label={t('opportunity.states')}>
      {stateSteps(state, actions).map((step) => (
        <li key={step.state} data-mark={step.mark} data-state={step.state}>
          <Step step={step} onAction={onAction} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step, onAction }: { step: StateStep; onAction: (action: string) => void }) {
  const { t } = useTranslation(['ui', 'core']);
  const word = t(`opportunity.stateLong.${step.state}`);
  const icon =
    step.mark === 'done' || (step.mark === 'now' && step.state === 'won') ? (
      <IconCheck size={13} stroke={2.4} aria-hidden="true" />
    ) : step.mark === 'now' && step.state === 'lost' ? (
      <IconX size={13} stroke={2.4} aria-hidden="true" />
    ) : null;
  if (step.mark === 'next' && step.allowed && step.action) {
    const { action } = step;
    return (
      <button type="button" onClick={() => onAction(action)}>
        {word}
      </button>
    );
  }
  const shown = (
    <span aria-current={step.mark === 'now' ? 'step' : undefined}>
      {icon}
      {word}
      {step.mark === 'done' && <span className="visually-hidden">{t('opportunity.behind')}</span>}
    </span>
  );
  if (step.mark !== 'next' || !step.reason) return shown;
  return (
    <Tooltip label={t(`core:blocked.${step.reason}`, { ns: 'core' })} multiline maw={320}>
      {shown}
    </Tooltip>
  );
}
