/** Numbers, money and dates as each language writes them. Pure: the language and the zone are passed in. */
import type { Language } from '~/theme/preferences';

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${language}${JSON.stringify(options)}`;
  let format = cache.get(key) as Intl.NumberFormat | undefined;
  if (!format) {
    format = new Intl.NumberFormat(language, options);
    cache.set(key, format);
  }
  return format;
}

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // British order (22 Nov 2026) reads the same everywhere; the American one does not.
  const tag = language === 'en' ? 'en-GB' : language;
  const key = `d${tag}${JSON.stringify(options)}`;
  let format = cache.get(key) as Intl.DateTimeFormat | undefined;
  if (!format) {
    format = new Intl.DateTimeFormat(tag, options);
    cache.set(key, format);
  }
  return format;
}

export function formatCount(value: number, language: Language): string {
  return numbers(language, {}).format(value);
}

export function formatDecimal(value: number, language: Language): string {
  return numbers(language, { maximumFractionDigits: 6 }).format(value);
}

/** Digits as they were given, in groups: what was kept as text is not rounded. */
export function formatDigits(digits: string, language: Language): string {
  const decimals = digits.split('.')[1]?.length ?? 0;
  return numbers(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    Number(digits),
  );
}

/** For axes: 12.3万, 123K. */
export function formatCompact(value: number, language: Language): string {
  return numbers(language, { notation: 'compact', maximumFractionDigits: 2 }).format(value);
}

/** A whole number of hundredths: 45%. */
export function formatPercent(value: number, language: Language): string {
  return numbers(language, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100);
}

/** Digits after the point of a currency: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  return numbers('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

const symbol = (currency: string) =>
  ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }) as const;

/** In full: ¥1,234,567.80; whole amounts without the zeros. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  const digits = minorDigits(currency);
  const whole = minor % 10 ** digits === 0;
  return numbers(language, {
    ...symbol(currency),
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  }).format(minor / 10 ** digits);
}

/** A price of one: ten-thousandths of the major unit, so that screws have one too. */
export const PRICE_SCALE = 10_000;
/** Quantities are thousandths: 1.5 m of cable, 0.25 t of sand. */
export const QUANTITY_SCALE = 1_000;

export function formatPrice(tenThousandths: number, currency: string, language: Language): string {
  const whole = tenThousandths % PRICE_SCALE === 0;
  return numbers(language, {
    ...symbol(currency),
    minimumFractionDigits: whole ? 0 : minorDigits(currency),
    maximumFractionDigits: 4,
  }).format(tenThousandths / PRICE_SCALE);
}

export function formatQuantity(thousandths: number, language: Language, unit = ''): string {
  const number = numbers(language, { maximumFractionDigits: 3 }).format(thousandths / QUANTITY_SCALE);
  return unit ? `${number} ${unit}` : number;
}

/** What somebody typed as a number, in parts of one; null where it is none. */
export function parseScaled(text: string, scale: number): number | null {
  const plain = text.replace(/[\s,，¥￥$€£]/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Math.round(Number(plain) * scale);
  return Number.isSafeInteger(value) ? value : null;
}

/** For grids and headers: 万 / 亿 in Chinese, K / M in English, from five digits on. */
export function formatMoneyShort(minor: number, currency: string, language: Language): string {
  const major = minor / 10 ** minorDigits(currency);
  if (Math.abs(major) < 10_000) return formatMoney(minor, currency, language);
  return numbers(language, {
    ...symbol(currency),
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
    useGrouping: 'always',
  }).format(major);
}

/** Amounts that people give in 万元 (注册资金): the number of ten-thousands. */
export function formatWan(minor: number, currency: string, language: Language): string {
  return numbers(language, { maximumFractionDigits: 4 }).format(minor / 10 ** minorDigits(currency) / 10_000);
}

/** What somebody typed as an amount of the major unit, in minor units; null when it is no number. */
export function parseMoney(text: string, currency: string): number | null {
  const found = /^\s*(-?[\d,，]*\.?\d*)\s*([万亿kKmM]?)/.exec(text.replace(/[¥￥$€£\s]/g, ''));
  const digits = found?.[1]?.replace(/[,，]/g, '') ?? '';
  if (!/\d/.test(digits) || !/^\s*[¥￥$€£]?\s*-?[\d,，.\s]+[万亿kKmM]?元?\s*$/.test(text)) return null;
  const scale = { 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6 }[(found?.[2] ?? '').toLowerCase()] ?? 1;
  const minor = Math.round(Number(digits) * scale * 10 ** minorDigits(currency));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** A calendar date (`2026-11-22`) has no zone: it must not move with the reader. */
export function formatDate(date: string, language: Language): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  return dates(language, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}

/** The month that a date is in: 2026年11月, Nov 2026. */
export function formatMonthOfYear(date: string, language: Language): string {
  return dates(language, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

export function formatInstant(instant: string, language: Language, timeZone: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const day = formatDate(localDate(at, timeZone), language);
  return `${day} ${formatTime(at, language, timeZone)}`;
}

function formatTime(at: Date, language: Language, timeZone: string): string {
  return dates(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
}

/** The workspace's date of an instant, as `2026-11-22`. */
export function localDate(at: Date, timeZone: string): string {
  const key = `l${timeZone}`;
  let format = cache.get(key) as Intl.DateTimeFormat | undefined;
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    cache.set(key, format);
  }
  // By its parts: which order and signs a locale's short date has differs from one web view to the next.
  const parts = format.formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** What Intl says of this very moment (现在, now) is no answer to "when was it". */
const JUST_NOW: Record<Language, string> = { 'zh-CN': '刚刚', en: 'just now' };

/** Near things relatively (刚刚, 3 分钟前, 昨天 09:40), far things by date. */
export function formatRelative(
  instant: string,
  language: Language,
  timeZone: string,
  now = new Date(),
): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  if (Math.abs(seconds) < 45) return JUST_NOW[language];
  if (Math.abs(seconds) < 3600)
    return relative.format(Math.trunc(seconds / 60) || Math.sign(seconds), 'minute');
  const days = Math.round(
    (Date.parse(localDate(at, timeZone)) - Date.parse(localDate(now, timeZone))) / 86_400_000,
  );
  if (Math.abs(days) <= 1) return `${relative.format(days, 'day')} ${formatTime(at, language, timeZone)}`;
  if (Math.abs(days) < 7) return relative.format(days, 'day');
  return formatDate(localDate(at, timeZone), language);
}

/** A date beside its own year only where it is not this one: 11月25日, 25 Nov. */
export function formatDay(date: string, language: Language, timeZone: string, now = new Date()): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  if (!year || !month || !day) return date;
  if (String(year) !== localDate(now, timeZone).slice(0, 4)) return formatDate(date, language);
  return formatMonthDay(month, day, language);
}

/** A moment under the heading of its month: 27日 15:20, 27 Oct 15:20. */
export function formatDayTime(instant: string, language: Language, timeZone: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const day = dates(language, {
    day: 'numeric',
    ...(language === 'en' ? { month: 'short' } : {}),
    timeZone,
  }).format(at);
  return `${day} ${formatTime(at, language, timeZone)}`;
}

/** The month a timeline is cut at: 11月, or 2025年11月 when it is not this year's. */
export function formatMonth(instant: string, language: Language, timeZone: string, now = new Date()): string {
  const at = new Date(instant);
  const sameYear = localDate(at, timeZone).slice(0, 4) === localDate(now, timeZone).slice(0, 4);
  return dates(language, {
    ...(sameYear ? {} : { year: 'numeric' }),
    // 「10月」, not 「十月」; beside a year the long form is the one with 年 and digits.
    month: language === 'en' || !sameYear ? 'long' : 'numeric',
    timeZone,
  }).format(at);
}

const LUNAR_MONTHS = [
  '正月',
  '二月',
  '三月',
  '四月',
  '五月',
  '六月',
  '七月',
  '八月',
  '九月',
  '十月',
  '冬月',
  '腊月',
];
const LUNAR_TENS = ['初', '十', '廿', '三'];
const LUNAR_UNITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

export function lunarMonth(month: number): string {
  return LUNAR_MONTHS[month - 1] ?? String(month);
}

export function lunarDay(day: number): string {
  if (day === 10) return '初十';
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `${LUNAR_TENS[Math.floor(day / 10)] ?? ''}${LUNAR_UNITS[day % 10] ?? ''}`;
}

export function formatMonthDay(month: number, day: number, language: Language): string {
  const at = new Date(Date.UTC(2000, month - 1, day));
  return dates(language, {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}

export function formatBytes(bytes: number, language: Language): string {
  const unit = bytes >= 1 << 20 ? 'megabyte' : 'kilobyte';
  const value = bytes / (unit === 'megabyte' ? 1 << 20 : 1 << 10);
  return numbers(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** Time left in words a person would use: 「约 2 分钟」. */
export function formatDuration(seconds: number, language: Language): string {
  if (seconds < 60)
    return numbers(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(
      Math.max(1, Math.round(seconds)),
    );
  return numbers(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(
    Math.round(seconds / 60),
  );
}
