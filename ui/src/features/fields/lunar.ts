/** Birthdays by either calendar; the year may be unknown. */
import type { TFunction } from 'i18next';
import type { Json } from '~/api/types';
import { formatDate, formatMonthDay, lunarDay, lunarMonth } from '~/locales/format';
import type { Language } from '~/theme/preferences';

export interface LunarDate {
  calendar: 'solar' | 'lunar';
  month: number;
  day: number;
  year?: number | null;
  /** In the leap month of that number; lunar only. */
  leap?: boolean;
}

export function readLunar(value: Json | undefined): LunarDate | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { calendar, month, day, year, leap } = value;
  if (typeof month !== 'number' || typeof day !== 'number') return null;
  return {
    calendar: calendar === 'lunar' ? 'lunar' : 'solar',
    month,
    day,
    ...(typeof year === 'number' ? { year } : {}),
    ...(leap === true && calendar === 'lunar' ? { leap } : {}),
  };
}

/** The longest that month can be: a lunar month never passes 30 days. */
export function daysOf(calendar: LunarDate['calendar'], month: number, year?: number | null): number {
  if (calendar === 'lunar') return 30;
  return new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}

export function lunarText(value: Json, language: Language, t: TFunction<['ui', 'fields']>): string {
  const date = readLunar(value);
  if (!date) return '';
  if (date.calendar === 'solar') {
    if (!date.year) return formatMonthDay(date.month, date.day, language);
    const iso = `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
    return formatDate(iso, language);
  }
  const zh = language === 'zh-CN';
  const month = zh ? lunarMonth(date.month) : date.month;
  const words = {
    month: date.leap ? t('lunar.leapMonth', { month }) : month,
    day: zh ? lunarDay(date.day) : date.day,
    year: date.year ?? '',
  };
  return date.year ? t('lunar.withYear', words) : t('lunar.plain', words);
}
