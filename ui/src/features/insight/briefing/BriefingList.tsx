/** Management reports: one's own drafts, and what was sent, by whom and when. */
import { Button } from '@mantine/core';
import { IconFileDescription, IconPencilPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Output } from '~/api/types';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import insight from '../insight.module.css';
import { ReportTabs } from '../ReportTabs';
import { NEW } from './BriefingScreen';
import classes from './briefing.module.css';

type Line = Output<'briefing.list'>['sent'][number];
const PAGE = 50;

export function BriefingList() {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(PAGE);
  const mayWrite = useCan('briefing.create');
  const list = useQueryCall('briefing.list', { limit }, { keep: true });
  const { drafts = [], sent = [], more = false } = list.data ?? {};
  const write = mayWrite && (
    <Button
      renderRoot={(props) => <Link to="/insights/briefings/$id" params={{ id: NEW }} {...props} />}
      variant="filled"
      leftSection={<IconPencilPlus size={15} stroke={1.7} />}
    >
      {t('briefing.new')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('briefing.title')} below={<ReportTabs now="briefings" />}>
        {write}
      </PageHead>
      <div className={classes.lists}>
        {list.isError && <Refused error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Waiting />}
        {list.data && drafts.length + sent.length === 0 && (
          <Empty
            icon={<IconFileDescription size={22} stroke={1.6} />}
            title={t('briefing.empty')}
            text={t(mayWrite ? 'briefing.emptyText' : 'briefing.emptyRead')}
          />
        )}
        <Lines title={t('briefing.drafts')} lines={drafts} />
        <Lines title={t('briefing.sentOnes')} lines={sent} sent />
        {more && <Button onClick={() => setLimit((old) => old + PAGE)}>{t('briefing.more')}</Button>}
      </div>
    </>
  );
}

function Lines({ title, lines, sent = false }: { title: string; lines: Line[]; sent?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <div className={insight.table}>
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('briefing.name')}</th>
              <th scope="col">{t('briefing.period')}</th>
              {sent && <th scope="col">{t('briefing.author')}</th>}
              <th scope="col">{t('briefing.recipients')}</th>
              {sent && <th scope="col">{t('briefing.sent')}</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td>
                  <Link to="/insights/briefings/$id" params={{ id: line.id }}>
                    {line.title}
                  </Link>
                </td>
                <td>{t('briefing.for', { from: format.date(line.from), to: format.date(line.to) })}</td>
                {sent && <td>{line.author}</td>}
                <td>
                  {line.recipients.length > 0
                    ? format.list(line.recipients.map(({ name }) => name))
                    : t('briefing.nobody')}
                </td>
                {sent && <td>{line.sent_at && format.instant(line.sent_at)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
