/** Where it stands, what may come next, and who may do it. What is not allowed is not offered; why not, it says. */
import { Tooltip } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './stepper.module.css';
import type { StateStep } from './steps';

/** How a state looks in which nothing more is to be done. */
export type Ending = 'good' | 'bad';

interface Props {
  label: string;
  steps: StateStep[];
  /** The word of a state, as long as the page has room for. */
  word: (state: string) => string;
  endings: Partial<Record<string, Ending>>;
  onAction: (action: string) => void;
}

export function StateStepper({ label, steps, word, endings, onAction }: Props) {
  return (
    <ol className={classes.stepper} aria-label={label}>
      {steps.map((step) => {
        const ending = step.mark === 'now' ? endings[step.state] : undefined;
        return (
          <li key={step.state} data-mark={step.mark} data-ending={ending}>
            <Step step={step} word={word(step.state)} ending={ending} onAction={onAction} />
          </li>
        );
      })}
    </ol>
  );
}

interface StepProps {
  step: StateStep;
  word: string;
  ending: Ending | undefined;
  onAction: (action: string) => void;
}

function Step({ step, word, ending, onAction }: StepProps) {
  const { t } = useTranslation(['ui', 'core']);
  const icon =
    step.mark === 'done' || ending === 'good' ? (
      <IconCheck size={13} stroke={2.4} aria-hidden="true" />
    ) : ending === 'bad' ? (
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
      {step.mark === 'done' && <span className="visually-hidden">{t('process.behind')}</span>}
    </span>
  );
  if (step.mark !== 'next' || !step.reason) return shown;
  return (
    <Tooltip label={t(`core:blocked.${step.reason}`, { ns: 'core' })} multiline maw={320}>
      {shown}
    </Tooltip>
  );
}
