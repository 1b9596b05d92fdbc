/** 客户贡献分析: what each customer ordered in a year and what part of all that is, the most first. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused, Waiting } from '~/components/States';
import { localDate } from '~/locales/format';
import { CurrencyChoice, daysOf, NameChoice, useSaid, YearChoice } from './filters';
import { Page, type ReportProps } from './Page';
import { type Column, ReportView } from './ReportView';
import { useReportFormat } from './useReport';

/** More bars than this say nothing; the table has the others. */
const BARS = 12;

export function Contribution({ address, onChange }: ReportProps) {
  const { t } = useTranslation();
  const plain = useReportFormat();
  const said = useSaid();
  const { name, currency } = address;
  const year = address.year ?? localDate(new Date(), plain.timeZone).slice(0, 4);
  const args = { period: daysOf(year), ...(name ? { name } : {}), ...(currency ? { currency } : {}) };
  const report = useQueryCall('report.contribution', args, { keep: true });
  const format = useReportFormat(report.data?.currency);
  const rows = report.data?.rows;
  const masked = report.data?.amount === null;
  const chart = useMemo(() => {
    const shown = rows?.slice(0, BARS);
    return shown
      ? {
          labels: shown.map((row) => row.customer.name),
          series: [
            {
              name: t(masked ? 'insight.orders' : 'insight.amount'),
              values: shown.map((row) => (masked ? row.orders : (row.amount ?? 0))),
              tone: 'accent' as const,
            },
          ],
          lying: true,
        }
      : null;
  }, [rows, masked, t]);
  type Row = NonNullable<typeof rows>[number];
  const amounts: Column<Row>[] = [
    {
      key: 'amount',
      label: t('insight.amount'),
      numeric: true,
      cell: (row) => (row.amount === null ? '–' : format.full(row.amount)),
    },
    { key: 'share', label: t('insight.share'), numeric: true, cell: (row) => format.share(row.share) },
  ];
  const counted = (all: number, listed: number) => {
    const cut = all > listed ? 'insight.firstRows' : 'insight.first';
    const shown = all > listed ? listed : Math.min(BARS, listed);
    if (all <= BARS) {
      return t('insight.total', { what: t('entity.customer.count', { count: all, n: format.count(all) }) });
    }
    return t(cut, { n: format.count(all), shown: format.count(shown) });
  };
  return (
    <Page
      report="contribution"
      asked={{ contribution: args }}
      filters={
        <>
          <YearChoice year={year} onChange={onChange} />
          <NameChoice value={name} onChange={(next) => onChange({ name: next })} />
          {report.data && (
            <CurrencyChoice
              currency={report.data.currency}
              currencies={report.data.currencies}
              onChange={(next) => onChange({ currency: next })}
            />
          )}
        </>
      }
    >
      {report.isError && <Refused error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Waiting />}
      {report.data && rows && (
        <ReportView
          title={t('insight.report.contribution')}
          text={[...said(year, name), counted(report.data.customers, rows.length)].join(' · ')}
          chart={chart}
          short={masked ? format.number : format.short}
          full={masked ? format.number : format.full}
          rows={rows}
          keyOf={(row) => row.customer.id}
          behind={(row) => row.behind}
          waiting={report.isPlaceholderData}
          columns={[
            { key: 'customer', label: t('insight.customer'), cell: (row) => row.customer.name },
            ...(masked ? [] : amounts),
            {
              key: 'orders',
              label: t('insight.orders'),
              numeric: true,
              cell: (row) => format.count(row.orders),
            },
          ]}
          foot={[
            // Shares are of all that was ordered, also where some customers only are asked for.
            t(name ? 'insight.allCustomers' : 'insight.all'),
            ...(report.data.amount === null ? [] : [format.full(report.data.amount), '']),
            format.count(report.data.orders),
          ]}
        />
      )}
    </Page>
  );
}
