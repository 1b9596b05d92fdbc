/** What the list shows: a built-in or a saved view, changed by what stands in the URL. */
import type { Field, Filter, Json, Sort, ViewRow } from '~/api/types';
import {
  columnsFromText,
  filtersFromText,
  filtersToText,
  isFilterOp,
  type ListAddress,
  sortFromText,
  sortToText,
} from './address';
import type { ListKind, Month } from './listKind';

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

export function listColumns(fields: Field[]): Field[] {
  return fields.filter((field) => field.list);
}

function defaultColumns(fields: Field[], wanted: string[]): string[] {
  const known = new Set(listColumns(fields).map((field) => field.name));
  const chosen = wanted.filter((name) => known.has(name));
  return chosen.length > 1 ? chosen : [...known].slice(0, 8);
}

/** What lists are filtered by though it is no field: sets that a record has. */
const SETS: ReadonlySet<string> = new Set(['missing', 'tag', 'product']);

export function resolveView(
  kind: Pick<ListKind, 'views' | 'columns' | 'sort' | 'lead'>,
  address: ListAddress,
  fields: Field[],
  sorts: string[],
  saved: SavedView[],
  month: Month,
): ListView {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const own = saved.find((view) => view.id === address.view) ?? null;
  const builtIn = kind.views.find((view) => view.id === address.view) ?? kind.views[0];
  const base = own ? [] : (builtIn?.filter(byName, month) ?? []);
  const usable = (filter: Filter) => byName.has(filter.field) || SETS.has(filter.field);
  const chips = (address.f !== undefined ? filtersFromText(address.f) : (own?.query.filter ?? [])).filter(
    usable,
  );
  const wantedSort = address.sort ? sortFromText(address.sort) : (own?.query.sort ?? null);
  const sort =
    wantedSort && sorts.includes(wantedSort.by)
      ? wantedSort
      : sorts.includes(kind.sort.by)
        ? kind.sort
        : undefined;
  const wanted = address.cols ? columnsFromText(address.cols) : (own?.query.columns ?? null);
  const known = (wanted ?? []).filter((name) => byName.get(name)?.list);
  const columns = known.length > 0 ? known : defaultColumns(fields, kind.columns);
  return {
    id: own?.id ?? builtIn?.id ?? '',
    saved: own,
    base,
    chips,
    sort,
    // The lead stands before every row: it is what the row is about.
    columns: [kind.lead, ...columns.filter((name) => name !== kind.lead)],
    changed: address.f !== undefined || address.sort !== undefined || address.cols !== undefined,
  };
}

export function chipsAddress(chips: Filter[], saved: boolean): string | undefined {
  // A saved view without its chips is not the same as one left alone.
  return filtersToText(chips) || (saved ? 'none' : undefined);
}

export { sortToText };
