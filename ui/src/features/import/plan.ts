/** What a person decides about an import, apart from how it is shown. */
import type { Choice, Column, DateOrder, Manner, MapEntry, Preview } from './calls';

export const MODES = ['create_or_update', 'create', 'update', 'fill', 'skip'] as const;
export const KEYS = ['name', 'phone', 'email', 'credit_code'] as const;
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

/** Which comes first in the dates of a column. */
export function withDates(map: MapEntry[], { name, target }: Column, dates: DateOrder): MapEntry[] {
  return [...without(map, name), { column: name, target, dates }];
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

export function unknownValues(columns: Column[]): number {
  return columns.reduce((sum, column) => sum + column.unknown.length, 0);
}

/** The fields that will be filled, in the order of the file. */
export function filled(preview: Preview): string[] {
  const given = new Set(preview.rows.flatMap((row) => Object.keys(row.values)));
  const mapped = preview.columns.flatMap(({ target }) => (target && given.has(target) ? [target] : []));
  return [...new Set([...mapped, ...given])];
}

/** What is sent: the guesses of the core stay guesses, and a row that is always new is compared with nothing. */
export function toRun(choice: Choice, map: MapEntry[], manner: Manner) {
  const { mode, key, unknown, owner, tags } = manner;
  return {
    choice,
    map,
    mode,
    ...(mode === 'create' ? {} : { key }),
    unknown,
    ...(owner ? { owner } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}
