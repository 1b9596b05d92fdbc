/** What of a customer's page stands in its address: which entries, as of when, which panel is open, where to look. */

export interface RecordAddress {
  /** Kinds of entries shown, joined by dots; all where it is not given. */
  kinds?: string;
  /** The day it is shown as of, `2026-10-01`. */
  asof?: string;
  /** What stands in the middle: the timeline, or the orders. */
  tab?: 'orders';
  contact?: string;
  interaction?: string;
  /** The entry of the timeline to bring into sight. */
  entry?: string;
}

export const KINDS = [
  'interaction',
  'contact',
  'opportunity',
  'service',
  'sales_order',
  'change',
  'life',
] as const;
export type Kind = (typeof KINDS)[number];

export function readRecordAddress(search: Record<string, unknown>): RecordAddress {
  const address: RecordAddress = {};
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  for (const key of ['contact', 'interaction', 'entry'] as const) {
    const value = text(key);
    if (value !== undefined) address[key] = value;
  }
  if (text('tab') === 'orders') address.tab = 'orders';
  const day = text('asof');
  if (day && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) address.asof = day;
  const kinds = readKinds(text('kinds'));
  if (kinds.length > 0) address.kinds = kinds.join('.');
  return address;
}

export function readKinds(text: string | undefined): Kind[] {
  const named = new Set((text ?? '').split('.'));
  return KINDS.filter((kind) => named.has(kind));
}

/** Kinds after one was pressed; undefined where that is all of them again. */
export function toggleKind(kinds: Kind[], kind: Kind): string | undefined {
  const next = KINDS.filter((each) => (each === kind ? !kinds.includes(each) : kinds.includes(each)));
  return next.length === 0 || next.length === KINDS.length ? undefined : next.join('.');
}
