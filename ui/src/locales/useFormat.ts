/** The formats of format.ts with the person's language and the workspace's zone and currency filled in. */
import { createContext, useContext, useMemo } from 'react';
import { usePreferences } from '~/theme/preferences';
import * as format from './format';

export interface Place {
  timeZone: string;
  currency: string;
}

export const PlaceContext = createContext<Place>({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'CNY',
});

export function useFormat() {
  const { language } = usePreferences();
  const { timeZone, currency } = useContext(PlaceContext);
  return useMemo(
    () => ({
      language,
      timeZone,
      currency,
      count: (value: number) => format.formatCount(value, language),
      percent: (value: number) => format.formatPercent(value, language),
      decimal: (value: number) => format.formatDecimal(value, language),
      digits: (digits: string) => format.formatDigits(digits, language),
      compact: (value: number) => format.formatCompact(value, language),
      // An amount may be in a currency of its own; without one it is in the workspace's.
      money: (minor: number, own?: string) => format.formatMoney(minor, own || currency, language),
      moneyShort: (minor: number, own?: string) => format.formatMoneyShort(minor, own || currency, language),
      price: (value: number, own?: string) => format.formatPrice(value, own || currency, language),
      quantity: (value: number, unit?: string) => format.formatQuantity(value, language, unit),
      wan: (minor: number) => format.formatWan(minor, currency, language),
      date: (date: string) => format.formatDate(date, language),
      instant: (instant: string) => format.formatInstant(instant, language, timeZone),
      relative: (instant: string) => format.formatRelative(instant, language, timeZone),
      day: (date: string) => format.formatDay(date, language, timeZone),
      dayTime: (instant: string) => format.formatDayTime(instant, language, timeZone),
      month: (instant: string) => format.formatMonth(instant, language, timeZone),
      monthOfYear: (date: string) => format.formatMonthOfYear(date, language),
      list: (words: string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(words),
    }),
    [language, timeZone, currency],
  );
}
