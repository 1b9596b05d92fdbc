/** Every change of the workspace, newest first; those still undoable can be undone here. */
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { Json, LogStep } from '~/api/types';
import { commandText, useWriter } from '~/api/write';
import { Empty, Refused, Waiting } from '~/components/States';
import { useFormat } from '~/locales/useFormat';
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
    <>
      <section className={classes.card}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('settings.when')}</th>
              <th>{t('settings.who')}</th>
              <th>{t('settings.what')}</th>
              <th>
                <span className="visually-hidden">{t('action.undo')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <LogLine key={step.op} step={step} />
            ))}
          </tbody>
        </table>
      </section>
      {log.hasNextPage && (
        <Button variant="subtle" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('step.older')}
        </Button>
      )}
    </>
  );
}

function LogLine({ step }: { step: LogStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const notes = [
    detailText(step.detail),
    step.ops > 1 ? t('step.ops', { count: step.ops }) : '',
    step.remote ? t('step.remote') : '',
    step.undone ? t('step.undone') : '',
  ].filter(Boolean);
  return (
    <tr>
      <td title={format.instant(step.at)}>{format.relative(step.at)}</td>
      <td>{step.actor ?? t('person.system')}</td>
      <td>
        <b>{commandText(step.command)}</b>
        {notes.length > 0 && <small>{notes.join(' · ')}</small>}
      </td>
      <td>
        {step.undoable && (
          <Button variant="subtle" onClick={() => void writer.undo(step.op)}>
            {t('action.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The texts a command says of itself: a file's name, a customer's. */
function detailText(detail: Json): string {
  if (typeof detail === 'string') return detail;
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return '';
  return Object.values(detail)
    .filter((value) => typeof value === 'string')
    .join(' · ');
}
