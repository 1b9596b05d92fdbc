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
    /** How much more or less than before, in ten-thousandths of that. */
    change: (part: number | null) =>
      part === null ? '–' : `${part > 0 ? '+' : ''}${format.percent(Math.round(part / 10) / 10)}`,
    /** A mean, in hundredths. */
    mean: (mean: number | null) => (mean === null ? '–' : decimal(Math.round(mean / 10) / 10)),
    amount: (minor: number | null) => (minor === null ? '–' : moneyShort(minor, currency)),
  };
}
