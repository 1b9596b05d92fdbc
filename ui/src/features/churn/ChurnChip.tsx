/** The state of a churn record: a chip with its word, or a dot beside one. */
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '~/components/Chip';
import classes from './churn.module.css';
import { type ChurnState, isChurnState } from './states';

const CHURN_TONE: Record<ChurnState, Tone> = {
  warning: 'warn',
  held: 'accent',
  lost: 'bad',
  recovered: 'good',
};

const NAMESPACES = ['ui', 'fields'] as const;

export function ChurnChip({ state }: { state: string }) {
  const { t } = useTranslation(NAMESPACES);
  if (!isChurnState(state)) return null;
  return <Chip tone={CHURN_TONE[state]}>{t(`fields:option.churn.state.${state}`)}</Chip>;
}

export function ChurnDot({ state }: { state: string }) {
  return <i className={classes.dot} data-state={state} aria-hidden="true" />;
}
