import { describe, expect, it } from 'vitest';
import {
  contentHeight,
  indexOf,
  MAX_HEIGHT,
  PAGE,
  type Page,
  pageInput,
  pagesOf,
  rowIn,
  scrollFor,
  scrollToTop,
  windowAt,
} from './rows';

const page = (from: number, count: number): Page => ({
  rows: Array.from({ length: count }, (_, i) => ({
    id: `id${from + i}`,
    rev: 1,
    values: {},
    missing: [],
    conflict: false,
  })),
  next: 'next',
});

describe('a jump', () => {
  it('puts the row near the top, and never scrolls past the end', () => {
    expect(scrollToTop(0, 720, 1000, 36)).toBe(0);
    expect(scrollToTop(300, 720, 1000, 36)).toBe(298 * 36);
    expect(scrollToTop(999, 720, 1000, 36)).toBe(1000 * 36 - 720);
    expect(scrollToTop(3, 720, 5, 36)).toBe(0);
  });

  it('shows the row in a list taller than a browser can be', () => {
    const top = scrollToTop(700_000, 720, 1_000_000, 36);
    const { first, last } = windowAt(top, 720, 1_000_000, 36);
    expect(first).toBeLessThanOrEqual(700_000);
    expect(last).toBeGreaterThanOrEqual(700_015);
  });
});

describe('the window of rows', () => {
  it('covers the viewport with a margin', () => {
    const window = windowAt(3600, 720, 1000, 36);
    expect(window.first).toBeLessThanOrEqual(100);
    expect(window.last).toBeGreaterThanOrEqual(120);
    expect(window.top).toBe(window.first * 36);
  });

  it('stays inside the list', () => {
    expect(windowAt(0, 720, 0, 36)).toEqual({ first: 0, last: -1, top: 0 });
    expect(windowAt(0, 720, 3, 36)).toMatchObject({ first: 0, last: 2 });
    expect(windowAt(-50, 720, 3, 36)).toMatchObject({ first: 0, last: 2 });
  });

  it('reaches the first and the last of a million rows', () => {
    const [total, row, viewport] = [1_000_000, 36, 700];
    expect(contentHeight(total, row)).toBe(MAX_HEIGHT);
    expect(windowAt(0, viewport, total, row).first).toBe(0);
    const end = windowAt(MAX_HEIGHT - viewport, viewport, total, row);
    expect(end.last).toBe(total - 1);
    // The last row ends exactly where the content ends.
    expect(end.top + (total - end.first) * row).toBeCloseTo(MAX_HEIGHT, 0);
  });

  it('never leaves a gap at the top while scrolling through a million rows', () => {
    for (let scroll = 0; scroll < MAX_HEIGHT - 700; scroll += 999_983) {
      const { first, last, top } = windowAt(scroll, 700, 1_000_000, 36);
      expect(first === 0 || top <= scroll).toBe(true);
      expect(top + (last - first + 1) * 36).toBeGreaterThanOrEqual(scroll + 700);
    }
  });

  it('scrolls to a row only when it cannot be seen, and then so that it can', () => {
    expect(scrollFor(5, 0, 720, 1000, 36)).toBeNull();
    expect(scrollFor(100, 0, 720, 1000, 36)).toBe((101 - 20) * 36);
    for (const index of [0, 1, 499_999, 999_998, 999_999]) {
      const to = scrollFor(index, 6_000_123, 700, 1_000_000, 36) ?? 6_000_123;
      const { first, last } = windowAt(to, 700, 1_000_000, 36);
      expect(first <= index && index <= last).toBe(true);
    }
  });
});

describe('the pages under the window', () => {
  it('are those the window touches', () => {
    expect(pagesOf({ first: 0, last: 40 })).toEqual([0]);
    expect(pagesOf({ first: PAGE - 5, last: PAGE + 5 })).toEqual([0, 1]);
    expect(pagesOf({ first: 0, last: -1 })).toEqual([]);
  });

  it('ask by cursor after a known page and by offset after a jump', () => {
    const query = { filter: [], columns: ['name'] };
    expect(pageInput(query, 0, 'ignored')).toEqual({ ...query, limit: PAGE });
    expect(pageInput(query, 3, 'cursor')).toEqual({ ...query, limit: PAGE, after: 'cursor' });
    expect(pageInput(query, 3, undefined)).toEqual({ ...query, limit: PAGE, offset: 3 * PAGE });
  });

  it('give a row by its place and a place by its row', () => {
    const pages = new Map([
      [0, page(0, PAGE)],
      [2, page(2 * PAGE, 10)],
    ]);
    expect(rowIn(pages, 7)?.id).toBe('id7');
    expect(rowIn(pages, 2 * PAGE + 3)?.id).toBe(`id${2 * PAGE + 3}`);
    expect(rowIn(pages, PAGE + 1)).toBeUndefined();
    expect(indexOf(pages, `id${2 * PAGE + 9}`)).toBe(2 * PAGE + 9);
    expect(indexOf(pages, 'elsewhere')).toBe(-1);
  });
});
