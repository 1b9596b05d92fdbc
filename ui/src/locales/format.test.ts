import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDay,
  formatDayTime,
  formatInstant,
  formatMoney,
  formatMoneyShort,
  formatMonth,
  formatRelative,
  formatWan,
  localDate,
  lunarDay,
  lunarMonth,
  parseMoney,
} from './format';
import { clockAt, endOfDay, instantAt, monthStart, startOfDay } from './zone';

const zone = 'Asia/Shanghai';

describe('money', () => {
  it('groups by 万 and 亿 in Chinese, K and M in English', () => {
    expect(formatMoneyShort(86_200_000, 'CNY', 'zh-CN')).toBe('¥86.2万');
    expect(formatMoneyShort(1_360_000_000, 'CNY', 'zh-CN')).toBe('¥1,360万');
    expect(formatMoneyShort(12_400_000_000, 'CNY', 'zh-CN')).toBe('¥1.24亿');
    expect(formatMoneyShort(86_200_000, 'CNY', 'en')).toBe('¥862K');
    expect(formatMoneyShort(1_240_000_000, 'USD', 'en')).toBe('$12.4M');
  });

  it('leaves small amounts whole and writes cents only where there are any', () => {
    expect(formatMoneyShort(999_900, 'CNY', 'zh-CN')).toBe('¥9,999');
    expect(formatMoney(8_640_050, 'CNY', 'zh-CN')).toBe('¥86,400.50');
    expect(formatMoney(8_640_000, 'CNY', 'zh-CN')).toBe('¥86,400');
    expect(formatMoney(1200, 'JPY', 'en')).toBe('¥1,200');
    expect(formatWan(1_200_000_000, 'CNY', 'zh-CN')).toBe('1,200');
  });

  it('reads what people type', () => {
    expect(parseMoney('1,200.5', 'CNY')).toBe(120_050);
    expect(parseMoney('120万', 'CNY')).toBe(120_000_000);
    expect(parseMoney('1.5亿元', 'CNY')).toBe(15_000_000_000);
    expect(parseMoney('¥ 30k', 'CNY')).toBe(3_000_000);
    expect(parseMoney('-12', 'CNY')).toBe(-1200);
    expect(parseMoney('十二', 'CNY')).toBeNull();
    expect(parseMoney('12 apples', 'CNY')).toBeNull();
    expect(parseMoney('', 'CNY')).toBeNull();
    expect(parseMoney('99999999999999999999', 'CNY')).toBeNull();
  });
});

describe('dates', () => {
  it('are written as each language writes them', () => {
    expect(formatDate('2026-11-22', 'zh-CN')).toBe('2026年11月22日');
    expect(formatDate('2026-11-22', 'en')).toBe('22 Nov 2026');
  });

  it('keep a calendar date where it is, whatever the zone', () => {
    expect(formatDate('2026-01-01', 'zh-CN')).toBe('2026年1月1日');
  });

  it('show an instant on the workspace’s clock', () => {
    expect(formatInstant('2026-11-22T17:31:00.000Z', 'zh-CN', zone)).toBe('2026年11月23日 01:31');
    expect(localDate(new Date('2026-11-22T17:31:00Z'), zone)).toBe('2026-11-23');
  });

  it('are relative when near', () => {
    const now = new Date('2026-11-22T08:00:00Z');
    expect(formatRelative('2026-11-22T07:55:00Z', 'zh-CN', zone, now)).toBe('5分钟前');
    expect(formatRelative('2026-11-22T07:55:00Z', 'en', zone, now)).toBe('5 minutes ago');
    expect(formatRelative('2026-11-22T07:59:40Z', 'zh-CN', zone, now)).toBe('刚刚');
    expect(formatRelative('2026-11-22T08:00:10Z', 'en', zone, now)).toBe('just now');
    expect(formatRelative('2026-11-21T01:40:00Z', 'zh-CN', zone, now)).toBe('昨天 09:40');
    expect(formatRelative('2026-11-01T01:40:00Z', 'en', zone, now)).toBe('1 Nov 2026');
    expect(formatMonth('2026-10-01T00:00:00Z', 'zh-CN', zone, now)).toBe('10月');
    expect(formatMonth('2025-10-01T00:00:00Z', 'zh-CN', zone, now)).toBe('2025年10月');
  });

  it('find the beginning of a day and of a month in the zone', () => {
    expect(startOfDay('2026-11-22', zone)).toBe('2026-11-21T16:00:00.000Z');
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
    expect(monthStart(new Date('2026-10-31T17:00:00Z'), zone)).toEqual({
      date: '2026-11-01',
      instant: '2026-10-31T16:00:00.000Z',
    });
  });

  it('turn a clock of the zone into an instant and back, over a change of the clock too', () => {
    expect(instantAt('2026-11-22T15:31', zone)).toBe('2026-11-22T07:31:00.000Z');
    expect(clockAt('2026-11-22T07:31:00.000Z', zone)).toBe('2026-11-22T15:31');
    expect(instantAt('2026-03-29T12:00', 'Europe/Berlin')).toBe('2026-03-29T10:00:00.000Z');
    expect(clockAt('2026-11-22T16:00:00.000Z', zone)).toBe('2026-11-23T00:00');
    expect(endOfDay('2026-11-30', zone)).toBe('2026-11-30T15:59:59.999Z');
    expect(endOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T22:59:59.999Z');
  });

  it('say a day without its year where it is this year’s, and a moment by day and clock', () => {
    const now = new Date('2026-11-22T08:00:00Z');
    expect(formatDay('2026-11-25', 'zh-CN', zone, now)).toBe('11月25日');
    expect(formatDay('2027-01-05', 'zh-CN', zone, now)).toBe('2027年1月5日');
    expect(formatDay('2026-11-25', 'en', zone, now)).toBe('25 Nov');
    expect(formatDayTime('2026-10-27T07:20:00Z', 'zh-CN', zone)).toBe('27日 15:20');
    expect(formatDayTime('2026-10-27T07:20:00Z', 'en', zone)).toBe('27 Oct 15:20');
  });

  it('say lunar days the way they are said', () => {
    expect([1, 10, 11, 20, 21, 30].map(lunarDay)).toEqual(['初一', '初十', '十一', '二十', '廿一', '三十']);
    expect([1, 8, 11, 12].map(lunarMonth)).toEqual(['正月', '八月', '冬月', '腊月']);
  });
});
