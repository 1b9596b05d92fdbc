import { describe, expect, it } from 'vitest';
import type { Field, Filter } from '~/api/types';
import {
  columnsFromText,
  columnsToText,
  filtersFromText,
  filtersToText,
  readAddress,
  sortFromText,
  sortToText,
} from './address';
import { ALL, type ListKind } from './listKind';
import { chipsAddress, readView, resolveView, type SavedView } from './views';

const KIND: Pick<ListKind, 'views' | 'columns' | 'sort' | 'lead'> = {
  views: [{ id: 'mine', filter: () => [{ field: 'owner', op: 'mine' }] }, ALL],
  columns: ['name', 'level', 'phone'],
  sort: { by: 'name', desc: false },
  lead: 'name',
};

const filters: Filter[] = [
  { field: 'level', op: 'in', value: ['a', 'b'] },
  { field: 'name', op: 'contains', value: '恒远; 50% ~ “.”' },
  { field: 'satisfaction', op: 'gte', value: 4 },
  { field: 'annual_turnover', op: 'between', value: [100, 200] },
  { field: 'created_at', op: 'last_days', value: 30 },
  { field: 'phone', op: 'empty' },
  { field: 'owner', op: 'mine' },
  { field: 'flag', op: 'eq', value: true },
];

describe('filters in the URL', () => {
  it('come back as they went', () => {
    expect(filtersFromText(filtersToText(filters))).toEqual(filters);
  });

  it('leave the columns of an office their own names', () => {
    const names = ['name', 'custom.member_card', 'phone'];
    expect(columnsToText(names)).toBe('name.~member_card.phone');
    expect(columnsFromText(columnsToText(names))).toEqual(names);
  });

  it('survive the address bar', () => {
    const bar = new URLSearchParams({ f: filtersToText(filters) }).toString();
    expect(filtersFromText(new URLSearchParams(bar).get('f') ?? '')).toEqual(filters);
  });

  it('are left out, not guessed, when the address is damaged', () => {
    expect(filtersFromText('level.in.a;bad;x.nonsense.1;name.contains.%E6%8')).toEqual([
      { field: 'level', op: 'in', value: ['a'] },
    ]);
    expect(filtersFromText('')).toEqual([]);
    expect(filtersFromText('none')).toEqual([]);
  });

  it('text that looks like a number stays text', () => {
    const one: Filter[] = [{ field: 'postcode', op: 'eq', value: '200000' }];
    expect(filtersFromText(filtersToText(one))).toEqual(one);
  });
});

describe('the rest of the address', () => {
  it('reads a sort with its direction', () => {
    expect(sortFromText(sortToText({ by: 'created_at', desc: true }))).toEqual({
      by: 'created_at',
      desc: true,
    });
    expect(sortFromText('name')).toEqual({ by: 'name', desc: false });
    expect(sortFromText('name;drop')).toBeNull();
  });

  it('accepts only what it knows', () => {
    expect(readAddress({ view: 'all', f: 'a.eq.b', evil: '1', sel: {}, pane: 'on', sort: '' })).toEqual({
      view: 'all',
      f: 'a.eq.b',
    });
  });
});

describe('a view and its address', () => {
  const field = (name: string): Field => ({
    name,
    type: 'text',
    group: 'basic',
    kinds: [],
    required: false,
    read_only: false,
    derived: false,
    sortable: true,
    by_name: false,
    filterable: true,
    list: true,
    custom: false,
  });
  const fields = ['name', 'level', 'phone', 'owner', 'created_at'].map(field);
  const month = { date: '2026-11-01', instant: '2026-10-31T16:00:00.000Z' };
  const saved: SavedView = {
    id: 'v1',
    rev: 1,
    name: '华东',
    mine: true,
    shared: false,
    query: {
      filter: [{ field: 'level', op: 'in', value: ['a'] }],
      sort: { by: 'level', desc: true },
      columns: ['name', 'phone'],
    },
  };
  const resolve = (address: object) =>
    resolveView(KIND, readAddress({ ...address }), fields, ['name', 'level'], [saved], month);

  it('reads of a kept query what it understands, whoever wrote it', () => {
    const row = { id: 'v', rev: 1, name: '华东', mine: true, shared: false };
    const filter = [{ field: 'level', op: 'in', value: ['a'] }, { field: 'level', op: 'guess' }, 'text'];
    expect(readView({ ...row, query: { filter, sort: { by: 'name' }, columns: ['name', 7] } }).query).toEqual(
      {
        filter: [{ field: 'level', op: 'in', value: ['a'] }],
        sort: { by: 'name', desc: false },
        columns: ['name'],
      },
    );
    for (const query of [null, 'text', [], { filter: {}, sort: 'name', columns: 'name' }]) {
      expect(readView({ ...row, query }).query).toEqual({ filter: [], sort: null, columns: null });
    }
  });

  it('is mine when it says nothing', () => {
    expect(resolve({})).toMatchObject({
      id: 'mine',
      base: [{ field: 'owner', op: 'mine' }],
      chips: [],
      changed: false,
    });
  });

  it('is the saved one, unchanged', () => {
    expect(resolve({ view: 'v1' })).toMatchObject({
      id: 'v1',
      chips: saved.query.filter,
      sort: { by: 'level', desc: true },
      columns: ['name', 'phone'],
      changed: false,
    });
  });

  it('lets the address take a saved filter away', () => {
    expect(resolve({ view: 'v1', f: chipsAddress([], true) })).toMatchObject({ chips: [], changed: true });
  });

  it('leaves out fields and sorts the catalogue does not have', () => {
    const view = resolve({ view: 'all', f: 'gone.eq.1', sort: 'gone', cols: 'gone.phone' });
    expect(view.chips).toEqual([]);
    expect(view.sort).toEqual({ by: 'name', desc: false });
    expect(view.columns).toEqual(['name', 'phone']);
  });
});
