/** What an opportunity is marked with: its state, that it stands still, that nothing is planned. */
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '~/components/Chip';
import classes from './opportunity.module.css';
import type { State } from './states';

export const STATE_TONE: Record<State, Tone> = {
  unassigned: 'warn',
  assigned: 'accent',
  won: 'good',
  lost: 'bad',
};

const NAMESPACES = ['ui', 'fields'] as const;

export function StateChip({ state }: { state: State }) {
  const { t } = useTranslation(NAMESPACES);
  return <Chip tone={STATE_TONE[state]}>{t(`fields:option.opportunity.state.${state}`)}</Chip>;
}

export function CareChips({ stale, noNextStep }: { stale: boolean; noNextStep: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {noNextStep && <Chip tone="warn">{t('opportunity.noNextStep')}</Chip>}
      {stale && (
        <Chip tone="warn" title={t('opportunity.staleText')}>
          {t('opportunity.stale')}
        </Chip>
      )}
    </>
  );
}

/** Before a title in a list: the colour of its state, which stands in words in a column of its own. */
export function StateDot({ state }: { state: string }) {
  return <i className={classes.dot} data-state={state} aria-hidden="true" />;
}

export function RowMarks({ stale, noNextStep }: { stale: boolean; noNextStep: boolean }) {
  const { t } = useTranslation();
  const said = [noNextStep ? t('opportunity.noNextStep') : '', stale ? t('opportunity.stale') : '']
    .filter(Boolean)
    .join(' · ');
  if (said === '') return null;
  return (
    <IconClockExclamation className={classes.care} size={14} stroke={1.8} aria-label={said} title={said} />
  );
}
