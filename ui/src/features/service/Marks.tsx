/** What a service is marked with: its state, that it is late, that it came back. */
import { IconClockExclamation, IconRotateClockwise } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/components/Chip';
import classes from './service.module.css';
import { STATE_TONE, type State } from './states';

const NAMESPACES = ['ui', 'fields'] as const;

export function StateChip({ state }: { state: State }) {
  const { t } = useTranslation(NAMESPACES);
  return <Chip tone={STATE_TONE[state]}>{t(`fields:option.service.state.${state}`)}</Chip>;
}

interface Care {
  overdue: boolean;
  reopened: number;
}

export function CareChips({ overdue, reopened }: Care) {
  const { t } = useTranslation();
  return (
    <>
      {overdue && <Chip tone="bad">{t('service.overdue')}</Chip>}
      {reopened > 0 && <Chip tone="warn">{t('service.reopened', { count: reopened })}</Chip>}
    </>
  );
}

/** Before a title in a list: the colour of its state, which stands in words in a column of its own. */
export function StateDot({ state }: { state: string }) {
  return <i className={classes.dot} data-state={state} aria-hidden="true" />;
}

export function RowMarks({ overdue, reopened }: Care) {
  const { t } = useTranslation();
  const again = t('service.reopened', { count: reopened });
  return (
    <>
      {overdue && (
        <IconClockExclamation
          className={classes.late}
          size={14}
          stroke={1.8}
          aria-label={t('service.overdue')}
          title={t('service.overdue')}
        />
      )}
      {reopened > 0 && (
        <IconRotateClockwise
          className={classes.again}
          size={14}
          stroke={1.8}
          aria-label={again}
          title={again}
        />
      )}
    </>
  );
}
