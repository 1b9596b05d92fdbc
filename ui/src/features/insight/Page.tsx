/** The frame of a report: which one, what it is asked for, and how it leaves. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '~/components/PageHead';
import type { InsightAddress, Report } from './address';
import classes from './insight.module.css';
import { type Asked, ReportExport } from './ReportExport';
import { ReportTabs } from './ReportTabs';

export interface ReportProps {
  address: InsightAddress;
  onChange: (patch: InsightAddress) => void;
}

interface Props {
  report: Report;
  /** What it is asked, for its file. */
  asked: Asked;
  filters: ReactNode;
  children: ReactNode;
}

export function Page({ report, asked, filters, children }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t(`insight.report.${report}`)} below={<ReportTabs now={report} />}>
        <ReportExport report={asked} />
        <Button
          data-noprint
          leftSection={<IconPrinter size={15} stroke={1.7} />}
          onClick={() => window.print()}
        >
          {t('action.print')}
        </Button>
      </PageHead>
      <div className={classes.filters} data-noprint>
        {filters}
      </div>
      <div className={classes.page}>{children}</div>
    </>
  );
}
