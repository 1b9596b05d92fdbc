/** What the list shows: a built-in or a saved view, changed by what stands in the URL. */
import type { Field, Filter, Json, Sort, ViewRow } from '~/api/types';
import {
  filtersFromText,
  filtersToText,
  isFilterOp,
  type ListAddress,
  sortFromText,
  sortToText,
} from './address';

export const BUILT_IN = ['mine', 'all', 'new', 'incomplete'] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

const COLUMNS = ['name', 'level', 'satisfaction', 'phone', 'region', 'owner', 'created_at'];

/** What a view keeps of a list. The core stores it as it comes and reads nothing of it. */
export type ViewQuery = {
  filter: Filter[];
  sort: Sort | null;
  columns: string[] | null;
};

export interface SavedView extends Omit<ViewRow, 'query'> {
  query: ViewQuery;
}

/** Reads what it can: a view may come from the command line or another version of the program. */
export function readView(row: ViewRow): SavedView {
  const query = asObject(row.query);
  const sort = asObject(query.sort);
  return {
    ...row,
    query: {
      filter: asList(query.filter).flatMap((each) => {
        const { field, op, value } = asObject(each);
        if (typeof field !== 'string' || !isFilterOp(op)) return [];
        return [value === undefined ? { field, op } : { field, op, value }];
      }),
      sort: typeof sort.by === 'string' ? { by: sort.by, desc: sort.desc === true } : null,
      columns: Array.isArray(query.columns) ? query.columns.filter((name) => typeof name === 'string') : null,
    },
  };
}

const asObject = (value: Json | undefined): { [key: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

export interface ListView {
  id: string;
  saved: SavedView | null;
  /** What the tab itself means; not shown as chips. */
  base: Filter[];
  /** The chips. */
  chips: Filter[];
  sort: Sort | undefined;
  columns: string[];
  /** The chips, sort or columns differ from what was saved. */
  changed: boolean;
}

/** The filter a built-in tab stands for; null when the catalogue has no field for it. */
export function builtInFilter(
  view: BuiltIn,
  fields: Map<string, Field>,
  month: { date: string; instant: string },
) {
  switch (view) {
    case 'mine':
      return [{ field: 'owner', op: 'mine' }] satisfies Filter[];
    case 'all':
      return [];
    case 'new': {
      if (fields.has('created_on'))
        return [{ field: 'created_on', op: 'gte', value: month.date }] satisfies Filter[];
      return fields.has('created_at')
        ? ([{ field: 'created_at', op: 'gte', value: month.instant }] satisfies Filter[])
        : null;
    }
    case 'incomplete':
      return [{ field: 'missing', op: 'not_empty' }] satisfies Filter[];
  }
}

export function listColumns(fields: Field[]): Field[] {
  return fields.filter((field) => field.list);
}

function defaultColumns(fields: Field[]): string[] {
  const known = new Set(listColumns(fields).map((field) => field.name));
  const chosen = COLUMNS.filter((name) => known.has(name));
  return chosen.length > 1 ? chosen : [...known].slice(0, 8);
}

export function resolveView(
  address: ListAddress,
  fields: Field[],
  sorts: string[],
  saved: SavedView[],
  month: { date: string; instant: string },
): ListView {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const own = saved.find((view) => view.id === address.view) ?? null;
  const builtIn = BUILT_IN.find((view) => view === address.view) ?? 'mine';
  const base = own ? [] : (builtInFilter(builtIn, byName, month) ?? []);
  const usable = (filter: Filter) => byName.has(filter.field) || filter.field === 'missing';
  const chips = (address.f !== undefined ? filtersFromText(address.f) : (own?.query.filter ?? [])).filter(
    usable,
  );
  const wantedSort = address.sort ? sortFromText(address.sort) : (own?.query.sort ?? null);
  const sort =
    wantedSort && sorts.includes(wantedSort.by)
      ? wantedSort
      : sorts.includes('name')
        ? { by: 'name', desc: false }
        : undefined;
  const wanted = address.cols ? address.cols.split('.') : (own?.query.columns ?? null);
  const known = (wanted ?? []).filter((name) => byName.get(name)?.list);
  const columns = known.length > 0 ? known : defaultColumns(fields);
  return {
    id: own?.id ?? builtIn,
    saved: own,
    base,
    chips,
    sort,
    // The name leads every row: it is what the row is about.
    columns: ['name', ...columns.filter((name) => name !== 'name')],
    changed: address.f !== undefined || address.sort !== undefined || address.cols !== undefined,
  };
}

export function chipsAddress(chips: Filter[], saved: boolean): string | undefined {
  // A saved view without its chips is not the same as one left alone.
  return filtersToText(chips) || (saved ? 'none' : undefined);
}

export { sortToText };
