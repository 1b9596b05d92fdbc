import { beforeEach, expect, test } from 'vitest';
import { noteVisit, recentOf } from './recent';

const id = (n: number) => `01920000-0000-7000-8000-00000000000${n}`;

beforeEach(() => localStorage.clear());

test('the last record comes first, each once, six at most, and every person has his own', () => {
  for (const n of [1, 2, 3, 4, 5, 6, 7, 3]) noteVisit('a', `/customers/${id(n)}`);
  noteVisit('a', `/customers/${id(3)}?contact=${id(1)}`);
  expect(recentOf('a').map((visit) => visit.id)).toEqual([1, 3, 7, 6, 5, 4].map(id));
  expect(recentOf('a')[0]?.kind).toBe('contact');
  expect(recentOf('b')).toEqual([]);
});

test('other screens are no records, and what is kept holds ids alone', () => {
  for (const path of ['/customers', '/settings/personal', '/customers/../x']) noteVisit('a', path);
  expect(recentOf('a')).toEqual([]);
  localStorage.setItem('zhike.recent.a', '{"not": "a list"}');
  expect(recentOf('a')).toEqual([]);
  noteVisit('a', `/interactions/${id(1)}`);
  expect(localStorage.getItem('zhike.recent.a')).toBe(`["/interactions/${id(1)}"]`);
});
