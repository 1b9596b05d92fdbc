/** One management report: to be written while it is a draft, to be read once it was sent. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { PageHead } from '~/components/PageHead';
import { Refused, Waiting } from '~/components/States';
import { ReportTabs } from '../ReportTabs';
import { BriefingEditor } from './BriefingEditor';
import classes from './briefing.module.css';
import { Paper } from './Paper';
import type { Document } from './parts';

/** The address of one that is not there yet. */
export const NEW = 'new';

export function BriefingScreen() {
  const { id } = useParams({ from: '/insights/briefings/$id' });
  return id === NEW ? <BriefingEditor key={NEW} draft={null} /> : <Standing key={id} id={id} />;
}

function Standing({ id }: { id: string }) {
  const found = useQueryCall('briefing.get', { id });
  if (found.isError) return <Refused error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  return found.data.sent_at === null ? (
    <BriefingEditor key={found.data.rev} draft={found.data} />
  ) : (
    <Kept document={found.data} />
  );
}

function Kept({ document }: { document: Document }) {
  const { t } = useTranslation();
  return (
    <>
      {/* On paper the document has a title of its own. */}
      <div data-noprint>
        <PageHead title={t('briefing.title')} below={<ReportTabs now="briefings" />}>
          <ToAll />
          <Print />
        </PageHead>
      </div>
      <div className={classes.reading}>
        {document.sections === null && <p className={classes.none}>{t('briefing.hidden')}</p>}
        <Paper
          title={document.title}
          contents={document.contents}
          author={document.author.name}
          sentAt={document.sent_at}
          recipients={document.recipients.map(({ name }) => name)}
          comment={document.comment}
          sections={document.sections ?? []}
        />
      </div>
    </>
  );
}

export function ToAll() {
  const { t } = useTranslation();
  return (
    <Button
      component={Link}
      to="/insights/briefings"
      data-noprint
      leftSection={<IconArrowLeft size={15} stroke={1.7} />}
    >
      {t('briefing.back')}
    </Button>
  );
}

export function Print() {
  const { t } = useTranslation();
  return (
    <Button data-noprint leftSection={<IconPrinter size={15} stroke={1.7} />} onClick={() => window.print()}>
      {t('action.print')}
    </Button>
  );
}
