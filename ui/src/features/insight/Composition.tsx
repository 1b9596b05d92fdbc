/** 客户构成分析: how many customers of each kind. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused, Waiting } from '~/components/States';
import { byOf } from './address';
import { ByChoice } from './filters';
import { Page, type ReportProps } from './Page';
import { ReportView } from './ReportView';
import { useReportFormat } from './useReport';

export function Composition({ address, onChange }: ReportProps) {
  const { t } = useTranslation();
  const format = useReportFormat();
  const by = byOf('composition', address.by);
  const report = useQueryCall('report.composition', { by }, { keep: true });
  const rows = report.data?.rows;
  const chart = useMemo(
    () =>
      rows
        ? {
            labels: rows.map((row) => (format.language === 'en' ? row.label.en : row.label.zh)),
            series: [
              { name: t('insight.customers'), values: rows.map((row) => row.count), tone: 'accent' as const },
            ],
            lying: rows.length > 6,
          }
        : null,
    [rows, format.language, t],
  );
  const title = t('insight.compositionBy', { by: t(`insight.bys.${by}`) });
  return (
    <Page
      report="composition"
      asked={{ composition: { by } }}
      filters={<ByChoice report="composition" by={by} onChange={(next) => onChange({ by: next })} />}
    >
      {report.isError && <Refused error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Waiting />}
      {report.data && rows && (
        <ReportView
          title={title}
          text={t('insight.total', {
            what: t('entity.customer.count', {
              count: report.data.total,
              n: format.count(report.data.total),
            }),
          })}
          chart={chart}
          short={format.number}
          full={format.number}
          rows={report.data.total > 0 ? rows : []}
          keyOf={(row) => row.value ?? ''}
          behind={(row) => row.behind}
          waiting={report.isPlaceholderData}
          columns={[
            { key: 'label', label: t(`insight.bys.${by}`), cell: (row) => format.label(row.label) },
            {
              key: 'count',
              label: t('insight.customers'),
              numeric: true,
              cell: (row) => format.count(row.count),
            },
            {
              key: 'share',
              label: t('insight.share'),
              numeric: true,
              cell: (row) => format.share(row.share),
            },
          ]}
          foot={[t('insight.all'), format.count(report.data.total), '']}
        />
      )}
    </Page>
  );
}
