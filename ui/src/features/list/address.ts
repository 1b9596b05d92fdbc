/**
 * The list in the URL: view, filters, sort, columns, the row previewed. Short enough to read and to send:
 * `/customers?view=all&f=level.in.a~b;region.eq.c&sort=-name&sel=…`.
 */
import type { Filter, FilterOp, Json, Sort } from '~/api/types';

export interface ListAddress {
  view?: string;
  f?: string;
  sort?: string;
  cols?: string;
  sel?: string;
  pane?: 'off';
  /** Columns by stage instead of rows, and by what their cards go. */
  show?: 'board';
  by?: string;
}

const OPS: FilterOp[] = [
  'eq',
  'ne',
  'in',
  'not_in',
  'contains',
  'starts',
  'empty',
  'not_empty',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'last_days',
  'mine',
];
export function isFilterOp(op: unknown): op is FilterOp {
  return OPS.includes(op as FilterOp);
}

const NO_VALUE: FilterOp[] = ['empty', 'not_empty', 'mine'];
const MANY: FilterOp[] = ['in', 'not_in', 'between'];

/** Numbers and booleans keep their kind: `#12`, `!true`; text is text. */
function write(value: Json): string {
  if (typeof value === 'number') return `%23${value}`;
  if (typeof value === 'boolean') return `%21${value}`;
  // The escape character of the outer URL is escaped again there; `.`, `~` and `;` are ours.
  return encodeURIComponent(String(value ?? '')).replace(
    /[.~;!*'()]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
}

function read(text: string): Json {
  if (text.startsWith('%23')) return Number(text.slice(3));
  if (text.startsWith('%21')) return text.slice(3) === 'true';
  return decodeURIComponent(text);
}

export function filtersToText(filters: Filter[]): string {
  return filters
    .map(({ field, op, value }) => {
      const head = `${write(field)}.${op}`;
      if (NO_VALUE.includes(op)) return head;
      const values = Array.isArray(value) ? value : [value ?? ''];
      return `${head}.${values.map(write).join('~')}`;
    })
    .join(';');
}

/** Reads what it can; a filter it does not understand is left out rather than guessed. */
export function filtersFromText(text: string): Filter[] {
  const filters: Filter[] = [];
  for (const part of text.split(';')) {
    const [field, op, ...rest] = part.split('.');
    if (!field || !isFilterOp(op)) continue;
    try {
      const filter: Filter = { field: String(read(field)), op };
      if (!NO_VALUE.includes(filter.op)) {
        const values = rest.join('.').split('~').map(read);
        filter.value = MANY.includes(filter.op) ? values : (values[0] ?? '');
      }
      filters.push(filter);
    } catch {
      // A broken escape sequence: the address was cut or typed by hand.
    }
  }
  return filters;
}

/** Names with a point between them; a field of the office's own has one in its name and is written `~code`. */
export function columnsToText(names: string[]): string {
  return names.map((name) => name.replace(/^custom\./, '~')).join('.');
}

export function columnsFromText(text: string): string[] {
  return text.split('.').map((name) => name.replace(/^~/, 'custom.'));
}

export function sortToText(sort: Sort): string {
  return `${sort.desc ? '-' : ''}${sort.by}`;
}

export function sortFromText(text: string): Sort | null {
  const by = text.replace(/^-/, '');
  return /^[\w.]+$/.test(by) ? { by, desc: text.startsWith('-') } : null;
}

/** What the router accepts from an address bar: strings it knows, nothing else. */
export function readAddress(search: Record<string, unknown>): ListAddress {
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'string' && value !== ''
      ? value
      : typeof value === 'number'
        ? String(value)
        : undefined;
  };
  const address: ListAddress = {};
  for (const key of ['view', 'f', 'sort', 'cols', 'sel', 'by'] as const) {
    const value = text(key);
    if (value !== undefined) address[key] = value;
  }
  if (text('pane') === 'off') address.pane = 'off';
  if (text('show') === 'board') address.show = 'board';
  return address;
}
