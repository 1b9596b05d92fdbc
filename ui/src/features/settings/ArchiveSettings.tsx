/** Everything as an open archive: made here and kept where the person says; taken in again, here or elsewhere. */
import { Button, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { sayProblem, useWriter } from '~/api/write';
import { say } from '~/components/toastStore';
import { useJob } from '~/features/import/job';
import { useCan, useSession } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { transport } from '~/transport';
import { Setting } from './Personal';
import classes from './settings.module.css';

export function ArchiveSettings() {
  const { t } = useTranslation();
  const mayMake = useCan('customer.export');
  // Whoever imports as his own only would be refused.
  const mayTake = useSession().can['customer.import'] === 'all';
  if (!mayMake && !mayTake) return null;
  return (
    <>
      <h2 className={classes.heading}>{t('settings.archive')}</h2>
      <section className={classes.card}>
        {mayMake && (
          <Setting label={t('settings.archiveMake')} hint={t('settings.archiveMakeHint')}>
            <Make />
          </Setting>
        )}
        {mayTake && (
          <Setting label={t('settings.archiveTake')} hint={t('settings.archiveTakeHint')}>
            <Take />
          </Setting>
        )}
      </section>
    </>
  );
}

function Make() {
  const { t } = useTranslation();
  const format = useFormat();
  const [job, setJob] = useState<string | null>(null);
  const { result, error, done, total } = useJob<'archive.make'>(job);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end
  useEffect(() => {
    if (!result && !error) return;
    setJob(null);
    if (error) {
      if (error.code !== 'Cancelled') sayProblem(error);
    } else if (result) {
      transport.saveFile(result.file, result.name).then(
        (kept) =>
          kept &&
          say({
            tone: 'done',
            text: t('did.archived', { count: result.rows, n: format.count(result.rows) }),
          }),
        sayProblem,
      );
    }
  }, [result, error]);

  return (
    <At
      label={t('settings.archiveMakeNow')}
      job={job}
      done={done}
      total={total}
      start={() =>
        ask('archive.make', { language: format.language === 'en' ? 'en' : 'zh' }).then(
          (made) => setJob(made.job),
          sayProblem,
        )
      }
    />
  );
}

function Take() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const writer = useWriter();
  const [job, setJob] = useState<string | null>(null);
  const { result, error, done, total } = useJob<'archive.take'>(job);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end
  useEffect(() => {
    if (!result && !error) return;
    setJob(null);
    void client.invalidateQueries();
    if (error) {
      if (error.code !== 'Cancelled' || Array.isArray(error.detail.left)) sayProblem(error);
      return;
    }
    if (!result) return;
    const { op } = result;
    const told = {
      records: format.count(result.made),
      customers: format.count(result.customers),
    };
    const refused =
      result.problems_total > 0
        ? ` ${t('did.unarchivedRefused', { count: result.problems_total, n: format.count(result.problems_total) })}`
        : '';
    say({
      tone: 'done',
      text: `${t('did.unarchived', told)}${refused}`,
      ...(typeof op === 'number'
        ? { action: { label: t('action.undo'), run: () => void writer.undo(op) } }
        : {}),
    });
  }, [result, error]);

  async function choose() {
    try {
      const chosen = await transport.chooseFile(['.zip'], t('settings.archiveTake'));
      if (chosen) setJob((await ask('archive.take', { file: chosen.file })).job);
    } catch (problem) {
      sayProblem(problem);
    }
  }

  return (
    <At
      label={t('settings.archiveTakeNow')}
      job={job}
      done={done}
      total={total}
      start={() => void choose()}
    />
  );
}

interface AtProps {
  label: string;
  job: string | null;
  done: number;
  total: number;
  start: () => void;
}

/** The button, and while the work goes on how far it is and the way to stop it. */
function At({ label, job, done, total, start }: AtProps) {
  const { t } = useTranslation();
  if (!job) return <Button onClick={start}>{label}</Button>;
  return (
    <span className={classes.backup}>
      <Progress w={120} size={6} aria-label={label} value={total > 0 ? (done / total) * 100 : 0} />
      <Button onClick={() => void ask('job.cancel', { job }).catch(sayProblem)}>{t('action.cancel')}</Button>
    </span>
  );
}
