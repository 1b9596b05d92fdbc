/** Which report is shown and what it is asked, as it stands in the address. */

export const REPORTS = ['composition', 'opportunity'] as const;
export type Report = (typeof REPORTS)[number];

/** What each report may be seen by; the first is the usual one. */
export const BY = {
  composition: ['level', 'credit', 'satisfaction', 'region'],
  opportunity: ['quarter', 'month', 'year', 'owner', 'source', 'product'],
} as const satisfies Record<Report, readonly string[]>;

export interface InsightAddress {
  by?: string;
  year?: string;
  from?: string;
  to?: string;
  currency?: string;
  owner?: string;
  source?: string;
  product?: string;
}

const TEXTS = ['by', 'currency', 'owner', 'source', 'product'] as const;

export function readInsightAddress(search: Record<string, unknown>): InsightAddress {
  const address: InsightAddress = {};
  for (const key of TEXTS) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') address[key] = value;
  }
  const { year } = search;
  if (/^\d{4}$/.test(String(year ?? ''))) address.year = String(year);
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
export function byOf<R extends Report>(report: R, by: string | undefined): (typeof BY)[R][number] {
  const known: readonly string[] = BY[report];
  return (by !== undefined && known.includes(by) ? by : known[0]) as (typeof BY)[R][number];
}
