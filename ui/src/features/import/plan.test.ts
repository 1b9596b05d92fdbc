import { describe, expect, it } from 'vitest';
import type { Column, Preview } from './calls';
import { datesOf, filled, retarget, toRun, USUAL, undecided, withDates } from './plan';

const column = (name: string, target: string | null, more: Partial<Column> = {}): Column => ({
  name,
  target,
  samples: [],
  unknown: [],
  words: {},
  dictionary: null,
  apart: null,
  dates_open: false,
  dates: null,
  ...more,
});
const open = column('日期', 'registered_on', { dates_open: true, dates: 'mdy' });

describe('a mapping', () => {
  it('keeps one choice for each column and leaves the others to the core', () => {
    const map = retarget(retarget([], '备注', 'note'), '备注', null);
    expect(map).toEqual([{ column: '备注', target: null }]);
  });

  it('asks which comes first until somebody has said, whatever the core takes for the time being', () => {
    expect(undecided([open], [])).toEqual(['日期']);
    expect(datesOf([], open)).toBeNull();
    const said = withDates([], open, 'dmy');
    expect(said).toEqual([{ column: '日期', target: 'registered_on', dates: 'dmy' }]);
    expect(undecided([open], said)).toEqual([]);
    // Taken for something else, it is another question.
    expect(undecided([open], retarget(said, '日期', 'birthday'))).toEqual(['日期']);
  });

  it('shows what the column itself tells', () => {
    expect(datesOf([], column('日期', 'registered_on', { dates: 'dmy' }))).toBe('dmy');
    expect(undecided([column('日期', 'registered_on', { dates: 'dmy' })], [])).toEqual([]);
  });
});

it('compares nothing where every row is new', () => {
  expect(toRun({}, [], { ...USUAL, mode: 'create' })).not.toHaveProperty('key');
  expect(toRun({}, [], USUAL)).toMatchObject({ mode: 'create_or_update', key: 'name' });
});

it('shows the fields that are filled, as the file orders them', () => {
  const preview = {
    columns: [column('电话', 'phone'), column('客户', 'name'), column('空', 'note')],
    rows: [{ number: 2, values: { kind: 'company', name: '甲', phone: '1' }, tags: [], problems: [] }],
  } as unknown as Preview;
  expect(filled(preview)).toEqual(['phone', 'name', 'kind']);
});
