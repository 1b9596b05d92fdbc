/** Which reports a document has, as choices of a form; and what of a kept table goes into its picture. Pure. */
import type { Output } from '~/api/types';
import type { ChartData, ChartTone } from '~/components/chart/option';
import { BY, REPORTS, type Report, type Split } from '../address';

export type Document = Output<'briefing.get'>;
export type Contents = Document['contents'];
export type Part = Contents['parts'][number];
export type Section = NonNullable<Document['sections']>[number];
export type Figure = Section['rows'][number][number];

/** The ways in which each report can be seen; none: it has one. */
export function waysOf(report: Report): readonly string[] {
  return Object.hasOwn(BY, report) ? BY[report as Split] : [];
}

/** Every part that the form offers, in the order of the document. */
export const CHOICES: Part[] = REPORTS.flatMap((report): Part[] => {
  const ways = waysOf(report);
  return ways.length > 0 ? ways.map((by) => ({ report, by })) : [{ report }];
});

/** No two parts of a document are alike. */
export function keyOf({ report, by, currency }: Part): string {
  return [report, by, currency].filter(Boolean).join(' ');
}

export function isSame(one: Part, other: Part): boolean {
  const by = (part: Part) => part.by ?? waysOf(part.report)[0] ?? null;
  return (
    one.report === other.report &&
    by(one) === by(other) &&
    (one.currency ?? null) === (other.currency ?? null)
  );
}

/** With a part more or one less, in the order of the document; what the form does not offer stays behind. */
export function toggled(parts: Part[], part: Part): Part[] {
  const had = parts.some((each) => isSame(each, part));
  const now = had ? parts.filter((each) => !isSame(each, part)) : [...parts, part];
  const place = (each: Part) => {
    const at = CHOICES.findIndex((choice) => isSame(choice, each));
    return at < 0 ? CHOICES.length : at;
  };
  return now.toSorted((one, other) => place(one) - place(other));
}

/** Reports whose amounts are of one currency. */
const IN_CURRENCY: readonly Report[] = ['contribution', 'products', 'opportunity'];

export function hasAmounts(parts: Part[]): boolean {
  return parts.some(({ report }) => IN_CURRENCY.includes(report));
}

/** The one currency that all amounts of a document are in: null for the office's own, undefined where they are of several. */
export function currencyOf(parts: Part[]): string | null | undefined {
  const all = new Set(
    parts.flatMap(({ report, currency }) => (IN_CURRENCY.includes(report) ? [currency ?? null] : [])),
  );
  return all.size > 1 ? undefined : ([...all][0] ?? null);
}

/** The same parts with all amounts in this currency; null for the office's own. What comes out alike is there once. */
export function inCurrency(parts: Part[], currency: string | null): Part[] {
  const now = parts.map(({ currency: _, ...part }): Part => {
    return currency !== null && IN_CURRENCY.includes(part.report) ? { ...part, currency } : part;
  });
  return now.filter((part, at) => now.findIndex((each) => isSame(each, part)) === at);
}

/** What a document begins with: every report, each as it is usually seen. */
export const USUAL: Part[] = REPORTS.map((report): Part => {
  const by = waysOf(report)[0];
  return by ? { report, by } : { report };
});

/** Columns of the picture of each report; the first set that has figures is drawn. */
const DRAWN: Record<Report, [key: string, tone: ChartTone][][]> = {
  composition: [[['customers', 'accent']]],
  contribution: [[['amount', 'accent']], [['orders', 'accent']]],
  products: [[['amount', 'accent']], [['quantity', 'accent']]],
  opportunity: [
    [
      ['won', 'good'],
      ['lost', 'bad'],
      ['open', 'info'],
    ],
  ],
  service: [[['services', 'accent']]],
  churn: [],
};

/** More bars than this say nothing; the table has the others. */
const BARS = 12;

/** The picture of a section; null: there is none. */
export function chartOf(
  section: Section,
  say: (figure: Figure) => string,
  label: (column: Section['columns'][number]) => string,
): ChartData | null {
  const { columns, rows, part } = section;
  const shown = rows.slice(0, BARS);
  for (const wanted of DRAWN[part.report]) {
    const series = wanted.flatMap(([key, tone]) => {
      const at = columns.findIndex((column) => column.key === key);
      const column = columns[at];
      if (!column || shown.every((row) => row[at]?.number === undefined)) return [];
      return [{ name: label(column), tone, values: shown.map((row) => Number(row[at]?.number ?? 0)) }];
    });
    if (series.length === wanted.length && shown.length > 0) {
      const labels = shown.map((row) => (row[0] ? say(row[0]) : ''));
      return { labels, series, stacked: series.length > 1, lying: shown.length > 6 };
    }
  }
  return null;
}
