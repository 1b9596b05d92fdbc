/** Which report is shown and what it is asked, as it stands in the address. */

export const REPORTS = [
  'composition',
  'contribution',
  'products',
  'opportunity',
  'service',
  'churn',
] as const;
export type Report = (typeof REPORTS)[number];

/** What a report may be seen by, where it has a choice; the first is the usual one. */
export const BY = {
  composition: ['level', 'credit', 'satisfaction', 'region'],
  products: ['product', 'category', 'channel'],
  opportunity: ['quarter', 'month', 'year', 'owner', 'source', 'product'],
  service: ['type', 'satisfaction', 'days', 'reopened'],
} as const satisfies Partial<Record<Report, readonly string[]>>;
export type Split = keyof typeof BY;

export interface InsightAddress {
  by?: string;
  /** Four digits, or every year. */
  year?: string;
  from?: string;
  to?: string;
  currency?: string;
  owner?: string;
  source?: string;
  product?: string;
  category?: string;
  channel?: string;
  /** A part of the customer's name. */
  name?: string;
}

export const EVERY_YEAR = 'all';

const TEXTS = ['by', 'currency', 'owner', 'source', 'product', 'category', 'channel', 'name'] as const;

export function readInsightAddress(search: Record<string, unknown>): InsightAddress {
  const address: InsightAddress = {};
  for (const key of TEXTS) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') address[key] = value;
  }
  const { year } = search;
  if (year === EVERY_YEAR || /^\d{4}$/.test(String(year ?? ''))) address.year = String(year);
  for (const key of ['from', 'to'] as const) if (isDay(search[key])) address[key] = search[key];
  return address;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

export function isReport(text: string): text is Report {
  return REPORTS.includes(text as Report);
}

/** By what the report is seen: what the address says where the report knows it, else the usual. */
export function byOf<R extends Split>(report: R, by: string | undefined): (typeof BY)[R][number] {
  const known: readonly string[] = BY[report];
  return (by !== undefined && known.includes(by) ? by : known[0]) as (typeof BY)[R][number];
}
