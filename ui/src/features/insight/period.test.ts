import { expect, it } from 'vitest';
import { byOf, readInsightAddress } from './address';
import { daysOf } from './filters';
import { lastYears, nameOf, spanOf } from './period';

it('a span is the calendar’s, and the one before it ends where it begins', () => {
  expect(spanOf('month', '2026-11-23')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect(spanOf('lastMonth', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(spanOf('quarter', '2026-11-23')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(spanOf('lastQuarter', '2026-02-28')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  expect(spanOf('year', '2024-02-29')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  expect(spanOf('lastYear', '2026-11-23')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
});

it('a period is called by its name where it has one', () => {
  expect(nameOf({ from: '2026-10-01', to: '2026-12-31' }, '2026-11-23')).toBe('quarter');
  expect(nameOf({ from: '2026-10-02', to: '2026-12-31' }, '2026-11-23')).toBeNull();
});

it('years are counted back from this one', () => {
  expect(lastYears('2026-11-23', 3)).toEqual(['2026', '2025', '2024']);
});

it('a year is its days, every year has no bounds', () => {
  expect(daysOf('2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  expect(daysOf('all')).toEqual({});
});

it('the address keeps what it knows and drops the rest', () => {
  const read = readInsightAddress({
    year: '2026',
    from: '2026-13-40',
    to: '2026-12-31',
    by: 'level',
    evil: 'x',
  });
  expect(read).toEqual({ by: 'level', year: '2026', to: '2026-12-31' });
  expect(readInsightAddress({ year: '26' })).toEqual({});
  expect(readInsightAddress({ year: 'all', name: '瑞安' })).toEqual({ year: 'all', name: '瑞安' });
});

it('a report is seen by what it knows', () => {
  expect(byOf('composition', 'region')).toBe('region');
  expect(byOf('composition', 'month')).toBe('level');
  expect(byOf('opportunity', undefined)).toBe('quarter');
});
