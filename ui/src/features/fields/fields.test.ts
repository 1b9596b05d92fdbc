import { describe, expect, it } from 'vitest';
import { i18next } from '~/locales';
import { creditCodeProblem } from './creditCode';
import { daysOf, lunarText, readLunar } from './lunar';

describe('the unified credit code', () => {
  it('accepts real codes', () => {
    expect(creditCodeProblem('91350200776049653A')).toBeNull();
    expect(creditCodeProblem('91350100M000100Y43')).toBeNull();
    expect(creditCodeProblem('')).toBeNull();
  });

  it('says what is wrong with others', () => {
    expect(creditCodeProblem('91350100M000102Y43')).toBe('check');
    expect(creditCodeProblem('9135020077604965')).toBe('length');
    expect(creditCodeProblem('91350200776049653I')).toBe('characters');
  });
});

describe('birthdays', () => {
  const t = i18next.getFixedT('zh-CN', ['ui', 'fields']);

  it('are said by their calendar', () => {
    expect(lunarText({ calendar: 'lunar', month: 8, day: 15 }, 'zh-CN', t)).toBe('农历八月十五');
    expect(lunarText({ calendar: 'lunar', month: 4, day: 1, leap: true, year: 2020 }, 'zh-CN', t)).toBe(
      '农历2020年闰四月初一',
    );
    expect(lunarText({ calendar: 'solar', month: 5, day: 20 }, 'zh-CN', t)).toBe('5月20日');
    expect(lunarText({ calendar: 'solar', month: 5, day: 20, year: 1988 }, 'en', t)).toBe('20 May 1988');
  });

  it('are not read from anything else', () => {
    expect(readLunar('1988-05-20')).toBeNull();
    expect(readLunar({ month: 'x' })).toBeNull();
  });

  it('know how long months are', () => {
    expect(daysOf('solar', 2)).toBe(29);
    expect(daysOf('solar', 2, 2026)).toBe(28);
    expect(daysOf('lunar', 2)).toBe(30);
  });
});
