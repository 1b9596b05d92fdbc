/** Which rows are on screen, and which pages hold them: pure, for lists of up to a million rows. */
import type { Filter, Row, Sort } from '~/api/types';

export const PAGE = 200;
/** Browsers clamp taller elements; beyond this the scrollbar is a scale, not a ruler. */
export const MAX_HEIGHT = 12_000_000;
const OVERSCAN = 8;
/** Rows left in sight above one that was jumped to. */
const ABOVE = 2;

export interface RowWindow {
  first: number;
  last: number;
  /** Where the first row is drawn, in the scroller's own pixels. */
  top: number;
}

export function contentHeight(total: number, rowHeight: number): number {
  return Math.min(total * rowHeight, MAX_HEIGHT);
}

/** The row at the top of the viewport, as a fraction. */
function rowAt(scrollTop: number, viewport: number, total: number, rowHeight: number): number {
  const height = contentHeight(total, rowHeight);
  if (height === total * rowHeight) return scrollTop / rowHeight;
  const travel = Math.max(1, height - viewport);
  return (Math.min(scrollTop, travel) / travel) * Math.max(0, total - viewport / rowHeight);
}

export function windowAt(scrollTop: number, viewport: number, total: number, rowHeight: number): RowWindow {
  if (total === 0) return { first: 0, last: -1, top: 0 };
  const exact = rowAt(Math.max(0, scrollTop), viewport, total, rowHeight);
  const first = Math.max(0, Math.min(Math.floor(exact) - OVERSCAN, total - 1));
  const last = Math.min(total - 1, Math.ceil(exact + viewport / rowHeight) + OVERSCAN);
  return { first, last, top: Math.max(0, scrollTop) - (exact - first) * rowHeight };
}

/** Where to scroll so that a row can be seen; null when it already can. */
export function scrollFor(
  index: number,
  scrollTop: number,
  viewport: number,
  total: number,
  rowHeight: number,
): number | null {
  const top = rowAt(scrollTop, viewport, total, rowHeight);
  const visible = viewport / rowHeight;
  if (index >= top && index + 1 <= top + visible) return null;
  const wanted = index < top ? index : index + 1 - visible;
  const height = contentHeight(total, rowHeight);
  if (height === total * rowHeight) return Math.max(0, wanted * rowHeight);
  const span = Math.max(1, total - visible);
  return Math.max(0, (Math.min(wanted, span) / span) * (height - viewport));
}

/** Where to scroll so that a row stands near the top, with what follows it in sight. */
export function scrollToTop(index: number, viewport: number, total: number, rowHeight: number): number {
  const height = contentHeight(total, rowHeight);
  const wanted = Math.max(0, index - ABOVE);
  if (height === total * rowHeight) return Math.min(wanted * rowHeight, Math.max(0, height - viewport));
  const span = Math.max(1, total - viewport / rowHeight);
  return (Math.min(wanted, span) / span) * (height - viewport);
}

export function pagesOf(window: { first: number; last: number }): number[] {
  if (window.last < window.first) return [];
  const from = Math.floor(window.first / PAGE);
  const to = Math.floor(window.last / PAGE);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

export interface ListQuery {
  filter: Filter[];
  sort?: Sort;
  columns: string[];
  bin?: boolean;
}

/** A page after a known page asks by its cursor, which stays fast however deep; a jump asks by offset. */
export function pageInput(query: ListQuery, page: number, cursor: string | null | undefined) {
  const place = page === 0 ? {} : cursor ? { after: cursor } : { offset: page * PAGE };
  return { ...query, limit: PAGE, ...place };
}

export interface Page {
  rows: Row[];
  next: string | null;
}

export function rowIn(pages: Map<number, Page>, index: number): Row | undefined {
  return pages.get(Math.floor(index / PAGE))?.rows[index % PAGE];
}

/** Finds a row among what is loaded. */
export function indexOf(pages: Map<number, Page>, id: string): number {
  for (const [page, { rows }] of pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return page * PAGE + at;
  }
  return -1;
}
