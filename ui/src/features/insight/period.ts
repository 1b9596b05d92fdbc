/** Stretches of time that people name: this month, last quarter, this year. Pure; days are the workspace's. */

export interface Period {
  from: string;
  to: string;
}

export const SPANS = ['month', 'lastMonth', 'quarter', 'lastQuarter', 'year', 'lastYear'] as const;
export type Span = (typeof SPANS)[number];

const MONTHS: Record<Span, { length: number; back: number }> = {
  month: { length: 1, back: 0 },
  lastMonth: { length: 1, back: 1 },
  quarter: { length: 3, back: 0 },
  lastQuarter: { length: 3, back: 1 },
  year: { length: 12, back: 0 },
  lastYear: { length: 12, back: 1 },
};

/** The calendar span that `today` (`2026-11-23`) stands in, or the one before it. */
export function spanOf(span: Span, today: string): Period {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const { length, back } = MONTHS[span];
  const start = Math.floor((month - 1) / length) * length - back * length;
  return { from: day(year, start, 1), to: day(year, start + length, 0) };
}

/** The named span that a period is, where it is one. */
export function nameOf(period: Period, today: string): Span | null {
  return (
    SPANS.find((span) => {
      const { from, to } = spanOf(span, today);
      return from === period.from && to === period.to;
    }) ?? null
  );
}

/** This year and those before it, newest first. */
export function lastYears(today: string, count: number): string[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: count }, (_, back) => String(year - back));
}

function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
