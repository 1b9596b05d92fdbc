/** 客户流失分析: who was lost in which year, whose customer he was and why; only what somebody confirmed. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused, Waiting } from '~/components/States';
import { EVERY_YEAR } from './address';
import { BehindLink } from './behind';
import { daysOf, NameChoice, PickChoice, useSaid, YearChoice } from './filters';
import { Page, type ReportProps } from './Page';
import { ReportView } from './ReportView';
import { useReportFormat } from './useReport';

export function Churn({ address, onChange }: ReportProps) {
  const { t } = useTranslation();
  const format = useReportFormat();
  const said = useSaid();
  const { owner, name } = address;
  // Years stand beside each other, so that one sees whether it gets better.
  const year = address.year ?? EVERY_YEAR;
  const args = { period: daysOf(year), ...(owner ? { owner } : {}), ...(name ? { name } : {}) };
  const report = useQueryCall('report.churn', args, { keep: true });
  const years = report.data?.years;
  const chart = useMemo(
    () =>
      years
        ? {
            labels: years.map((each) => each.year),
            series: [
              {
                name: t('insight.lost'),
                values: years.map((each) => each.count),
                tone: 'accent' as const,
              },
            ],
          }
        : null,
    [years, t],
  );
  const counted = (all: number, listed: number) =>
    all > listed
      ? t('insight.firstRows', { n: format.count(all), shown: format.count(listed) })
      : t('insight.lostInAll', { n: format.count(all) });
  return (
    <Page
      report="churn"
      asked={{ churn: args }}
      filters={
        <>
          <YearChoice year={year} onChange={onChange} />
          <PickChoice
            entity="customer"
            field="owner"
            label={t('insight.bys.owner')}
            value={owner}
            onChange={(next) => onChange({ owner: next })}
          />
          <NameChoice value={name} onChange={(next) => onChange({ name: next })} />
        </>
      }
    >
      {report.isError && <Refused error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Waiting />}
      {report.data && (
        <ReportView
          title={t('insight.report.churn')}
          text={[...said(year, name), counted(report.data.total, report.data.rows.length)].join(' · ')}
          chart={chart}
          short={format.number}
          full={format.number}
          rows={report.data.rows}
          keyOf={(row) => `${row.customer.id} ${row.confirmed_on}`}
          behind={() => null}
          bars={report.data.years.map((each) => each.behind)}
          waiting={report.isPlaceholderData}
          wide
          columns={[
            { key: 'year', label: t('insight.bys.year'), cell: (row) => row.year },
            {
              key: 'customer',
              label: t('insight.customer'),
              cell: (row) => <BehindLink of={row.behind}>{row.customer.name}</BehindLink>,
            },
            { key: 'owner', label: t('insight.bys.owner'), cell: (row) => row.owner_name || '–' },
            { key: 'reason', label: t('insight.reason'), long: true, cell: (row) => row.reason ?? '–' },
            {
              key: 'confirmed_on',
              label: t('insight.confirmedOn'),
              numeric: true,
              cell: (row) => (row.confirmed_on ? format.date(row.confirmed_on) : '–'),
            },
          ]}
        />
      )}
    </Page>
  );
}
