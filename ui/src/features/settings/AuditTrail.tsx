/** What is no change and yet worth knowing: who came in, who failed to, what was refused, what left the workspace. */
import { Button, SegmentedControl } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconDatabaseExport,
  IconKey,
  IconLogin2,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { AuditEntry } from '~/api/types';
import { Empty, Refused, Waiting } from '~/components/States';
import { useFormat } from '~/locales/useFormat';
import { AUDIT_KINDS, type AuditKind, auditLine, auditOf } from './audit';
import classes from './settings.module.css';

const STEP = 200;
/** So many lines fill the screen; with fewer of the chosen kind, older ones are fetched without being asked for. */
const ENOUGH = 30;

const ICONS: Record<string, ReactNode> = {
  login: <IconLogin2 size={15} stroke={1.7} />,
  'login.failed_before': <IconAlertTriangle size={15} stroke={1.7} />,
  'login.recovered': <IconKey size={15} stroke={1.7} />,
  'key.replaced': <IconAlertTriangle size={15} stroke={1.7} />,
  refused: <IconBan size={15} stroke={1.7} />,
};

export function AuditTrail() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<AuditKind>('all');
  const log = useInfiniteQuery({
    queryKey: ['audit.list', 'all'],
    queryFn: ({ pageParam }) =>
      ask('audit.list', { limit: STEP, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.entries.length === STEP ? (last.entries.at(-1)?.n ?? null) : null),
  });
  const entries = auditOf(kind, log.data?.pages.flatMap((page) => page.entries) ?? []);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = log;
  const few = entries.length < ENOUGH;
  useEffect(() => {
    if (few && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [few, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (log.isPending) return <Waiting />;
  if (log.isError) return <Refused error={log.error} onRetry={() => void log.refetch()} />;
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('audit.kind')}
          value={kind}
          onChange={(value) => setKind(value as AuditKind)}
          data={AUDIT_KINDS.map((value) => ({ value, label: t(`audit.kindOf.${value}`) }))}
        />
      </div>
      {entries.length === 0 && !hasNextPage && (
        <Empty
          icon={<IconShieldCheck size={22} stroke={1.6} />}
          title={t(`audit.none.${kind}`)}
          text={t('audit.noneText')}
        />
      )}
      {entries.length === 0 && hasNextPage && <Waiting />}
      {entries.length > 0 && (
        <section className={classes.card}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('settings.when')}</th>
                <th>{t('settings.who')}</th>
                <th>{t('settings.what')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Line key={entry.n} entry={entry} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {hasNextPage && !few && (
        <div className={classes.older}>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('step.older')}
          </Button>
        </div>
      )}
    </>
  );
}

function Line({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { text, note, who } = auditLine(entry);
  return (
    <tr>
      <td>
        <time dateTime={entry.at} title={format.relative(entry.at)}>
          {format.instant(entry.at)}
        </time>
      </td>
      <td>{who ?? t('person.unknown')}</td>
      <td className={classes.what}>
        <div className={classes.marked}>
          <i
            className={classes.mark}
            data-bad={entry.what === 'refused' || entry.what === 'login.failed_before' || undefined}
            aria-hidden="true"
          >
            {ICONS[entry.what] ?? <IconDatabaseExport size={15} stroke={1.7} />}
          </i>
          <b>{text}</b>
          {note && <small>{note}</small>}
        </div>
      </td>
    </tr>
  );
}
