/** 客户服务分析: how many services of each type, how content customers were, how long it took, what came back. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused, Waiting } from '~/components/States';
import { localDate } from '~/locales/format';
import { byOf } from './address';
import { ByChoice, daysOf, useSaid, YearChoice } from './filters';
import { Page, type ReportProps } from './Page';
import { ReportView } from './ReportView';
import { useReportFormat } from './useReport';

export function Services({ address, onChange }: ReportProps) {
  const { t } = useTranslation();
  const format = useReportFormat();
  const said = useSaid();
  const by = byOf('service', address.by);
  const year = address.year ?? localDate(new Date(), format.timeZone).slice(0, 4);
  const args = { by, period: daysOf(year) };
  const report = useQueryCall('report.service', args, { keep: true });
  const rows = report.data?.rows;
  const zh = format.language === 'zh-CN';
  const chart = useMemo(
    () =>
      rows
        ? {
            labels: rows.map((row) => (zh ? row.label.zh : row.label.en)),
            series: [
              { name: t('insight.services'), values: rows.map((row) => row.count), tone: 'accent' as const },
            ],
          }
        : null,
    [rows, zh, t],
  );
  return (
    <Page
      report="service"
      asked={{ service: args }}
      filters={
        <>
          <ByChoice report="service" by={by} onChange={(next) => onChange({ by: next })} />
          <YearChoice year={year} onChange={onChange} />
        </>
      }
    >
      {report.isError && <Refused error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Waiting />}
      {report.data && rows && (
        <ReportView
          title={t('insight.report.service')}
          text={said(year).join(' · ')}
          chart={chart}
          short={format.number}
          full={format.number}
          rows={report.data.total.count > 0 ? rows : []}
          keyOf={(row) => row.value ?? ''}
          behind={(row) => row.behind}
          waiting={report.isPlaceholderData}
          columns={[
            { key: 'label', label: t(`insight.bys.${by}`), cell: (row) => format.label(row.label) },
            {
              key: 'count',
              label: t('insight.services'),
              numeric: true,
              cell: (row) => format.count(row.count),
            },
            {
              key: 'share',
              label: t('insight.share'),
              numeric: true,
              cell: (row) => format.share(row.share),
            },
            {
              key: 'satisfaction',
              label: t('insight.stars'),
              numeric: true,
              cell: (row) => format.mean(row.satisfaction),
            },
            {
              key: 'days',
              label: t('insight.daysHandled'),
              numeric: true,
              cell: (row) => format.mean(row.days),
            },
            {
              key: 'reopened',
              label: t('insight.reopened'),
              numeric: true,
              cell: (row) => format.count(row.reopened),
            },
          ]}
          foot={[
            t('insight.all'),
            format.count(report.data.total.count),
            '',
            format.mean(report.data.total.satisfaction),
            format.mean(report.data.total.days),
            format.count(report.data.total.reopened),
          ]}
        />
      )}
    </Page>
  );
}
