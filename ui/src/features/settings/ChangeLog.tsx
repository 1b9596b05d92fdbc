/** Every change of the workspace, newest first; those still undoable can be undone here. */
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { Json, LogStep } from '~/api/types';
import { commandText, useWriter } from '~/api/write';
import { Empty, Refused, Waiting } from '~/components/States';
import { isEntity, RecordLink } from '~/features/record/RecordLink';
import { useFormat } from '~/locales/useFormat';
import { PastTable } from './PastTable';
import classes from './settings.module.css';

const STEP = 100;

export function ChangeLog() {
  const { t } = useTranslation();
  const log = useInfiniteQuery({
    queryKey: ['change.list', 'all'],
    queryFn: ({ pageParam }) =>
      ask('change.list', { limit: STEP, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.steps.length === STEP ? (last.steps.at(-1)?.op ?? null) : null),
  });
  if (log.isPending) return <Waiting />;
  if (log.isError) return <Refused error={log.error} onRetry={() => void log.refetch()} />;
  const steps = log.data.pages.flatMap((page) => page.steps);
  if (steps.length === 0) {
    return <Empty icon={<IconHistory size={22} stroke={1.6} />} title={t('settings.noChanges')} />;
  }
  return (
    <PastTable what={t('settings.what')} of={log}>
      {steps.map((step) => (
        <LogLine key={step.op} step={step} />
      ))}
    </PastTable>
  );
}

function LogLine({ step }: { step: LogStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const notes = [
    detailText(step.detail),
    step.remote ? t('step.remote') : '',
    step.undone ? t('step.undone') : '',
  ].filter(Boolean);
  const what = commandText(step.command);
  return (
    <tr data-undone={step.undone || undefined}>
      <td>
        <time dateTime={step.at} title={format.instant(step.at)}>
          {format.relative(step.at)}
        </time>
      </td>
      <td>{step.actor ?? t('person.system')}</td>
      <td className={classes.what}>
        <b>{what}</b> &nbsp;
        <Touched step={step} />
        {notes.length > 0 && <small>{notes.join(' · ')}</small>}
      </td>
      <td>
        {step.undoable && (
          <Button
            variant="subtle"
            aria-label={t('step.undoWhole', { what: [what, step.record?.title].filter(Boolean).join(' ') })}
            onClick={() => void writer.undo(step.op)}
          >
            {t('action.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The record a step was about, as the way to it; of several, how many. */
function Touched({ step }: { step: LogStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entity, record } = step;
  if (record && isEntity(entity)) {
    return (
      <RecordLink entity={entity} id={record.id} className={classes.record}>
        {record.title}
      </RecordLink>
    );
  }
  if (record) return <span>{record.title}</span>;
  if (!isEntity(entity)) return null;
  if (step.records === 1 && !step.more) return <span>{t(`entity.${entity}.unseen`)}</span>;
  const n = format.count(step.records);
  return (
    <span>
      {step.more
        ? t(`entity.${entity}.countMore`, { count: step.records, n })
        : t(`entity.${entity}.count`, { count: step.records, n })}
    </span>
  );
}

/** The texts a command says of itself: a file's name, a reason. */
function detailText(detail: Json): string {
  if (typeof detail === 'string') return detail;
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return '';
  return Object.values(detail)
    .filter((value) => typeof value === 'string')
    .join(' · ');
}
