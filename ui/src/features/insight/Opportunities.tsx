/** 销售机会分析: what was won, lost and is open; how often one wins and how long it takes. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused, Waiting } from '~/components/States';
import { useCan } from '~/features/shell/session';
import { localDate } from '~/locales/format';
import { byOf } from './address';
import { BehindLink } from './behind';
import { ByChoice, CurrencyChoice, PeriodChoice, PickChoice, ProductChoice, periodOf } from './filters';
import { Page, type ReportProps } from './Page';
import { ReportView } from './ReportView';
import { useReportFormat } from './useReport';

const OUTCOMES = [
  { state: 'won', tone: 'good' },
  { state: 'lost', tone: 'bad' },
  { state: 'open', tone: 'accent' },
] as const;
/** What a list calls them. */
const STATES = { won: ['won'], lost: ['lost'], open: ['unassigned', 'assigned'] };

export function Opportunities({ address, onChange }: ReportProps) {
  const { t } = useTranslation();
  const [figure, setFigure] = useState<'count' | 'amount'>('count');
  const by = byOf('opportunity', address.by);
  const seesProducts = useCan('product.read');
  const { owner, source, product, currency } = address;
  const asked = {
    by,
    ...(owner ? { owner } : {}),
    ...(source ? { source } : {}),
    ...(product ? { product } : {}),
    ...(currency ? { currency } : {}),
  };
  const plain = useReportFormat();
  const period = periodOf(address, localDate(new Date(), plain.timeZone));
  const args = { ...asked, period };
  const report = useQueryCall('report.opportunity', args, { keep: true });
  const format = useReportFormat(report.data?.currency);
  const rows = report.data?.rows;
  const zh = format.language === 'zh-CN';
  const masked = report.data?.total.won_amount === null;
  const counted = figure === 'count' || masked;
  const chart = useMemo(
    () =>
      rows
        ? {
            labels: rows.map((row) => (zh ? row.label.zh : row.label.en)),
            series: OUTCOMES.map(({ state, tone }) => ({
              name: t(`insight.outcome.${state}`),
              values: rows.map((row) => (counted ? row[state] : (row[`${state}_amount`] ?? 0))),
              tone,
            })),
            lying: by === 'owner' || by === 'source' || by === 'product',
          }
        : null,
    [rows, zh, counted, by, t],
  );
  return (
    <Page
      report="opportunity"
      asked={{ opportunity: args }}
      filters={
        <>
          <ByChoice report="opportunity" by={by} onChange={(next) => onChange({ by: next })} />
          <PeriodChoice address={address} onChange={onChange} />
          <PickChoice
            entity="opportunity"
            field="assigned_to"
            label={t('insight.bys.owner')}
            value={owner}
            onChange={(next) => onChange({ owner: next })}
          />
          <PickChoice
            entity="opportunity"
            field="source"
            label={t('insight.bys.source')}
            value={source}
            onChange={(next) => onChange({ source: next })}
          />
          {seesProducts && <ProductChoice value={product} onChange={(next) => onChange({ product: next })} />}
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
          title={t('insight.report.opportunity')}
          text={`${format.date(period.from)} – ${format.date(period.to)}`}
          tools={
            !masked && (
              <SegmentedControl
                aria-label={t('insight.figure')}
                value={figure}
                onChange={(next) => setFigure(next as typeof figure)}
                data={[
                  { value: 'count', label: t('insight.counts') },
                  { value: 'amount', label: t('insight.amounts') },
                ]}
              />
            )
          }
          chart={chart}
          short={counted ? format.number : format.short}
          full={counted ? format.number : format.full}
          rows={rows}
          keyOf={(row) => row.value ?? ''}
          behind={(row) => row.behind}
          waiting={report.isPlaceholderData}
          wide
          columns={[
            { key: 'label', label: t(`insight.bys.${by}`), cell: (row) => format.label(row.label) },
            ...OUTCOMES.map(({ state }) => ({
              key: state,
              label: t(`insight.outcome.${state}`),
              numeric: true,
              cell: (row: (typeof rows)[number]) => (
                <BehindLink
                  of={
                    row[state] > 0
                      ? {
                          ...row.behind,
                          filter: [...row.behind.filter, { field: 'state', op: 'in', value: STATES[state] }],
                        }
                      : null
                  }
                >
                  {format.count(row[state])}
                </BehindLink>
              ),
            })),
            ...(masked
              ? []
              : OUTCOMES.map(({ state }) => ({
                  key: `${state}_amount`,
                  label: t(`insight.amountOf.${state}`),
                  numeric: true,
                  cell: (row: (typeof rows)[number]) => format.amount(row[`${state}_amount`]),
                }))),
            {
              key: 'win_rate',
              label: t('insight.winRate'),
              numeric: true,
              cell: (row) => format.share(row.win_rate),
            },
            {
              key: 'days_won',
              label: t('insight.daysWon'),
              numeric: true,
              cell: (row) => format.mean(row.days_won),
            },
            {
              key: 'days_lost',
              label: t('insight.daysLost'),
              numeric: true,
              cell: (row) => format.mean(row.days_lost),
            },
          ]}
          foot={[
            t('insight.all'),
            ...OUTCOMES.map(({ state }) => format.count(report.data.total[state])),
            ...(masked
              ? []
              : OUTCOMES.map(({ state }) => format.amount(report.data.total[`${state}_amount`]))),
            format.share(report.data.total.win_rate),
            format.mean(report.data.total.days_won),
            format.mean(report.data.total.days_lost),
          ]}
        />
      )}
    </Page>
  );
}
