import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useQueryCall } from '~/api/call';
import { sayProblem } from '~/api/write';
import { Chip } from '~/components/Chip';
import { Problem, Refused, Waiting } from '~/components/States';
import { say } from '~/components/toastStore';
import { useJob } from '~/features/import/job';
import { useCan, useSession } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { ArchiveSettings } from './ArchiveSettings';
import { Setting } from './Personal';
import { useRoleNames } from './roles/useRoleNames';
import classes from './settings.module.css';

export function Workspace() {
  const { t } = useTranslation();
  const format = useFormat();
  const roleName = useRoleNames();
  const { workspace, roles } = useSession();
  const status = useQueryCall('workspace.status', {});
  const count = useQueryCall('customer.count', {});
  const door = useQueryCall('door.state', {}, { staleTime: Number.POSITIVE_INFINITY });
  if (status.isPending) return <Waiting />;
  if (status.isError) return <Refused error={status.error} onRetry={() => void status.refetch()} />;
  const { backup, conflicts, read_only, notice } = status.data;
  return (
    <>
      {notice && (
        <div className={classes.notice}>
          <Problem>{t(`status.noticeText.${notice}`)}</Problem>
        </div>
      )}
      <section className={classes.card}>
        <Setting label={t('settings.workspaceName')}>{workspace.name}</Setting>
        <Setting label={t('settings.currency')}>{workspace.currency}</Setting>
        <Setting label={t('settings.timeZone')}>{workspace.time_zone}</Setting>
        <Setting label={t('settings.customers')}>{count.data ? format.count(count.data.count) : ''}</Setting>
        <Setting label={t('settings.roles')}>{format.list(roles.map(roleName))}</Setting>
        <Setting label={t('settings.conflicts')}>{format.count(conflicts)}</Setting>
        {read_only && <Setting label={t('settings.state')}>{t('status.readOnly')}</Setting>}
        <Setting label={t('settings.version')}>{door.data?.version ?? ''}</Setting>
      </section>
      <h2 className={classes.heading}>{t('settings.backup')}</h2>
      <section className={classes.card}>
        <Setting
          label={backup ? format.instant(backup.at) : t('status.noBackup')}
          hint={backup ? backup.file : t('settings.backupHint')}
        >
          <span className={classes.backup}>
            {backup && (
              <Chip tone={backup.verified ? 'good' : 'warn'}>
                {backup.verified ? t('settings.verified') : t('settings.notVerified')}
              </Chip>
            )}
            <BackupNow />
          </span>
        </Setting>
      </section>
      <ArchiveSettings />
    </>
  );
}

function BackupNow() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const may = useCan('backup.create');
  const [job, setJob] = useState<string | null>(null);
  const { result, error } = useJob<'backup.make'>(job);

  useEffect(() => {
    if (!result && !error) return;
    setJob(null);
    if (error) sayProblem(error);
    else say({ tone: 'done', text: t('did.backedUp') });
    void client.invalidateQueries({ queryKey: ['workspace.status'] });
  }, [result, error, client, t]);

  if (!may) return null;
  return (
    <Button
      loading={job !== null}
      onClick={() =>
        ask('backup.make', {}).then(
          (made) => setJob(made.job),
          (problem) => sayProblem(problem),
        )
      }
    >
      {t('settings.backupNow')}
    </Button>
  );
}
