/** Words and figures that every report needs, in the person's language. */
import { useCallback } from 'react';
import { useFormat } from '~/locales/useFormat';

export interface Label {
  zh: string;
  en: string;
}

export function useReportFormat(currency?: string) {
  const format = useFormat();
  const { count, money, moneyShort, decimal } = format;
  const zh = format.language === 'zh-CN';
  const full = useCallback((minor: number) => money(minor, currency), [money, currency]);
  const short = useCallback((minor: number) => moneyShort(minor, currency), [moneyShort, currency]);
  return {
    ...format,
    label: (label: Label) => (zh ? label.zh : label.en),
    full,
    short,
    number: count,
    /** A part of a whole, in ten-thousandths; nothing of nothing. */
    share: (part: number | null) => (part === null ? '–' : format.percent(part / 100)),
    /** A mean number of days, in hundredths. */
    days: (days: number | null) => (days === null ? '–' : decimal(Math.round(days / 10) / 10)),
    amount: (minor: number | null) => (minor === null ? '–' : moneyShort(minor, currency)),
  };
}
