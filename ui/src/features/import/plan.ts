/** What a person decides about an import, apart from how it is shown. */
import type { FiledEntity } from '~/api/types';
import type { Column, DateOrder, Manner, MapEntry, Preview, Taken, Word } from './calls';

export const MODES = ['create_or_update', 'create', 'update', 'fill', 'skip'] as const;
/** By what one who is there is known; interactions by customer and time, whatever is chosen. */
export const KEYS: Record<FiledEntity, Manner['key'][]> = {
  customer: ['name', 'phone', 'email', 'credit_code'],
  contact: ['name', 'phone', 'email'],
  interaction: [],
  opportunity: [],
  sales_order: [],
  product: [],
  stock: [],
  service: [],
};
export const USUAL: Manner = {
  mode: 'create_or_update',
  key: 'name',
  unknown: 'leave',
  owner: null,
  tags: [],
};

const without = (map: MapEntry[], name: string) => map.filter(({ column }) => column !== name);

/** One column taken for something else; what was not touched stays the core's guess. */
export function retarget(map: MapEntry[], name: string, target: string | null): MapEntry[] {
  return [...without(map, name), { column: name, target }];
}

/** What was said of a column, to say more of it; what the core took it for counts as said. */
function said(map: MapEntry[], { name, target, words }: Column): MapEntry {
  return map.find(({ column }) => column === name) ?? { column: name, target, words };
}

/** Which comes first in the dates of a column. */
export function withDates(map: MapEntry[], column: Column, dates: DateOrder): MapEntry[] {
  return [...without(map, column.name), { ...said(map, column), dates }];
}

/** What becomes of one word that the list has not; null: what becomes of all such. */
export function withWord(map: MapEntry[], column: Column, word: string, what: Word | null): MapEntry[] {
  const entry = said(map, column);
  const { [word]: _, ...words } = entry.words ?? {};
  return [
    ...without(map, column.name),
    { ...entry, words: what === null ? words : { ...words, [word]: what } },
  ];
}

export function wordsOf(map: MapEntry[], column: Column): Record<string, Word> {
  return said(map, column).words ?? {};
}

export function datesOf(map: MapEntry[], { name, dates, dates_open }: Column): DateOrder | null {
  const said = map.find(({ column }) => column === name)?.dates;
  return said ?? (dates_open ? null : (dates ?? null));
}

/** Dates like 3/4/2026 of which nobody has said what comes first. */
export function undecided(columns: Column[], map: MapEntry[]): string[] {
  return columns
    .filter((column) => column.dates_open && datesOf(map, column) === null)
    .map((column) => column.name);
}

/** Values that no list has and of which nobody has said anything. */
export function unknownValues(columns: Column[], map: MapEntry[]): number {
  const open = (column: Column) => {
    const words = wordsOf(map, column);
    return column.unknown.filter((word) => !(word in words)).length;
  };
  return columns.reduce((sum, column) => sum + open(column), 0);
}

/** The fields that will be filled, in the order of the file. */
export function filled(preview: Preview): string[] {
  const given = new Set(preview.rows.flatMap((row) => Object.keys(row.values)));
  const mapped = preview.columns.flatMap(({ target }) => (target && given.has(target) ? [target] : []));
  return [...new Set([...mapped, ...given])];
}

/** What is sent: the guesses of the core stay guesses, and a row that is always new is compared with nothing. */
export function toRun({ choice, map, afresh }: Taken, manner: Manner) {
  const { mode, key, unknown, owner, tags } = manner;
  return {
    choice,
    map,
    afresh,
    mode,
    ...(mode === 'create' ? {} : { key }),
    unknown,
    ...(owner ? { owner } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}
