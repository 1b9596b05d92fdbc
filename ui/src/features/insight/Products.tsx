/** 产品与渠道: what was sold of each product or category, or by each channel, beside the period before. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused, Waiting } from '~/components/States';
import { localDate } from '~/locales/format';
import { byOf } from './address';
import { ByChoice, CurrencyChoice, PeriodChoice, PickChoice, periodOf } from './filters';
import classes from './insight.module.css';
import { Page, type ReportProps } from './Page';
import { type Column, ReportView } from './ReportView';
import { useReportFormat } from './useReport';

/** More pairs of bars than this say nothing; the table has the others. */
const BARS = 10;

export function Products({ address, onChange }: ReportProps) {
  const { t } = useTranslation();
  const plain = useReportFormat();
  const by = byOf('products', address.by);
  const { category, channel, currency } = address;
  const period = periodOf(address, localDate(new Date(), plain.timeZone));
  const args = {
    by,
    period,
    ...(category ? { category } : {}),
    ...(channel ? { channel } : {}),
    ...(currency ? { currency } : {}),
  };
  const report = useQueryCall('report.products', args, { keep: true });
  const format = useReportFormat(report.data?.currency);
  const rows = report.data?.rows;
  const masked = report.data?.total.amount === null;
  const zh = format.language === 'zh-CN';
  const chart = useMemo(() => {
    const shown = rows?.slice(0, BARS);
    return shown
      ? {
          labels: shown.map((row) => (zh ? row.label.zh : row.label.en)),
          series: [
            {
              name: t('insight.now'),
              values: shown.map((row) => (masked ? row.quantity : row.amount) ?? 0),
              tone: 'accent' as const,
            },
            {
              name: t('insight.before'),
              values: shown.map((row) => (masked ? row.before_quantity : row.before_amount) ?? 0),
              tone: 'info' as const,
            },
          ],
          lying: true,
        }
      : null;
  }, [rows, masked, zh, t]);
  const quantity = (of: number | null) => (of === null ? '–' : format.quantity(of));
  const change = (of: number | null) => (
    <span className={(of ?? 0) < 0 ? classes.down : of ? classes.up : undefined}>{format.change(of)}</span>
  );
  type Row = NonNullable<typeof rows>[number];
  const amounts: Column<Row>[] = [
    {
      key: 'amount',
      label: t('insight.amount'),
      numeric: true,
      cell: (row) => format.amount(row.amount),
    },
    {
      key: 'before_amount',
      label: t('insight.beforeAmount'),
      numeric: true,
      cell: (row) => format.amount(row.before_amount),
    },
    { key: 'change', label: t('insight.change'), numeric: true, cell: (row) => change(row.change) },
  ];
  const days = ({ from, to }: { from: string | null; to: string | null }) =>
    `${from ? format.date(from) : ''} – ${to ? format.date(to) : ''}`;
  const before = report.data?.before;
  const listed = rows?.length ?? 0;
  const said = [
    before ? t('insight.against', { period: days(period), before: days(before) }) : days(period),
    ...(report.data && !masked ? [t('insight.inCurrency', { currency: report.data.currency })] : []),
    ...(listed > BARS
      ? [t('insight.firstBars', { n: format.count(listed), shown: format.count(BARS) })]
      : []),
  ];
  return (
    <Page
      report="products"
      asked={{ products: args }}
      filters={
        <>
          <ByChoice report="products" by={by} onChange={(next) => onChange({ by: next })} />
          <PeriodChoice address={address} onChange={onChange} />
          <PickChoice
            entity="product"
            field="category"
            label={t('insight.bys.category')}
            value={category}
            onChange={(next) => onChange({ category: next })}
          />
          <PickChoice
            entity="sales_order"
            field="channel"
            label={t('insight.bys.channel')}
            value={channel}
            onChange={(next) => onChange({ channel: next })}
          />
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
          title={t('insight.report.products')}
          text={said.join(' · ')}
          chart={chart}
          short={masked ? quantity : format.short}
          full={masked ? quantity : format.full}
          rows={rows}
          keyOf={(row) => row.value ?? ''}
          behind={(row) => row.behind}
          waiting={report.isPlaceholderData}
          wide
          columns={[
            { key: 'label', label: t(`insight.bys.${by}`), cell: (row) => format.label(row.label) },
            {
              key: 'quantity',
              label: t('insight.quantity'),
              numeric: true,
              cell: (row) => quantity(row.quantity),
            },
            {
              key: 'before_quantity',
              label: t('insight.beforeQuantity'),
              numeric: true,
              cell: (row) => quantity(row.before_quantity),
            },
            ...(masked ? [] : amounts),
          ]}
          foot={
            masked
              ? null
              : [
                  t('insight.all'),
                  // Metres and pieces have no sum.
                  '',
                  '',
                  format.amount(report.data.total.amount),
                  format.amount(report.data.total.before_amount),
                  change(report.data.total.change),
                ]
          }
        />
      )}
    </Page>
  );
}
