import { describe, expect, it } from 'vitest';
import type { Column, Preview } from './calls';
import { partOf } from './parts';
import {
  datesOf,
  filled,
  retarget,
  toRun,
  USUAL,
  undecided,
  unknownValues,
  withDates,
  withWord,
  wordsOf,
} from './plan';

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
    expect(said).toEqual([{ column: '日期', target: 'registered_on', words: {}, dates: 'dmy' }]);
    expect(undecided([open], said)).toEqual([]);
    // Taken for something else, it is another question.
    expect(undecided([open], retarget(said, '日期', 'birthday'))).toEqual(['日期']);
  });

  it('decides single words and keeps what was said of the dates and the other words', () => {
    const industry = column('行业', 'industry', { unknown: ['光伏', '养蜂'], words: { 养蜂: 'leave' } });
    expect(unknownValues([industry], [])).toBe(1);
    const said = withWord([], industry, '光伏', { take: 'id' });
    expect(said).toEqual([
      { column: '行业', target: 'industry', words: { 养蜂: 'leave', 光伏: { take: 'id' } } },
    ]);
    expect([unknownValues([industry], said), wordsOf(said, industry).光伏]).toEqual([0, { take: 'id' }]);
    expect(wordsOf(withWord(said, industry, '养蜂', null), industry)).toEqual({ 光伏: { take: 'id' } });
  });

  it('shows what the column itself tells', () => {
    expect(datesOf([], column('日期', 'registered_on', { dates: 'dmy' }))).toBe('dmy');
    expect(undecided([column('日期', 'registered_on', { dates: 'dmy' })], [])).toEqual([]);
  });
});

it('compares nothing where every row is new', () => {
  const taken = { choice: {}, map: [], afresh: false };
  expect(toRun(taken, { ...USUAL, mode: 'create' })).not.toHaveProperty('key');
  expect(toRun(taken, USUAL)).toMatchObject({ mode: 'create_or_update', key: 'name' });
});

it('shows the fields that are filled, as the file orders them', () => {
  const preview = {
    columns: [column('电话', 'phone'), column('客户', 'name'), column('空', 'note')],
    rows: [{ number: 2, values: { kind: 'company', name: '甲', phone: '1' }, tags: [], problems: [] }],
  } as unknown as Preview;
  expect(filled(preview)).toEqual(['phone', 'name', 'kind']);
});

it('knows of whom a target is, and a field of the office’s own by its dot', () => {
  expect(partOf('customer', 'contact.mobile')).toEqual({ entity: 'contact', name: 'mobile' });
  expect(partOf('contact', 'mobile')).toEqual({ entity: 'contact', name: 'mobile' });
  expect(partOf('customer', 'custom.size')).toEqual({ entity: 'customer', name: 'custom.size' });
  expect(partOf('customer', 'contact.custom.size')).toEqual({ entity: 'contact', name: 'custom.size' });
});
