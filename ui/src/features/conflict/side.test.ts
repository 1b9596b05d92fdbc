import { describe, expect, it } from 'vitest';
import type { Field } from '~/api/types';
import { sideLines } from './side';

const field = (name: string): [string, Field] => [name, { name, type: 'text' } as Field];
const fields = {
  byName: new Map(['name', 'province', 'city', 'address'].map(field)),
  label: (name: string) => `[${name}]`,
  text: (_: Field | undefined, value: unknown) => String(value ?? ''),
};

describe('a side of a conflict', () => {
  it('is its value where one cell was changed', () => {
    expect(sideLines(fields, 'name', '恒远', ['恒远', '瑞安'])).toEqual([{ label: '', text: '恒远' }]);
  });

  it('is, of cells that conflict as one, those that differ, in the order of the form', () => {
    const here = { address: '解放路 288 号', city: '上海', province: '华东' };
    const there = { address: '人民路 18 号', city: '杭州', province: '华东' };
    expect(sideLines(fields, 'address', here, [here, there])).toEqual([
      { label: '[city]', text: '上海' },
      { label: '[address]', text: '解放路 288 号' },
    ]);
    expect(sideLines(fields, 'address', null, [null, there])).toEqual([{ label: '', text: '' }]);
  });

  it('says in words whether the record stands', () => {
    expect(sideLines(fields, 'life', 'binned', ['live', 'binned'])[0]?.text).not.toBe('binned');
  });
});
