import { expect, it } from 'vitest';
import type { Field } from '~/api/types';
import { contactFields, contactInput, missingContact } from './draft';

const field = (name: string, patch: Partial<Field> = {}): Field => ({
  name,
  type: 'text',
  group: 'basic',
  kinds: [],
  required: false,
  read_only: false,
  derived: false,
  sortable: false,
  by_name: false,
  filterable: true,
  list: true,
  custom: false,
  ...patch,
});
const fields = [
  field('customer', { type: 'record' }),
  field('mobile', { type: 'phone' }),
  field('name', { required: true }),
  field('position', { required: true }),
  field('memo', { type: 'long_text' }),
  field('created_at', { read_only: true }),
];

it('asks quickly for who it is and how to call back, fully for all that can be written', () => {
  expect(contactFields(fields, false).map(({ name }) => name)).toEqual(['name', 'position', 'mobile']);
  expect(contactFields(fields, true).map(({ name }) => name)).toEqual(['mobile', 'name', 'position', 'memo']);
});

it('says what a complete one still lacks', () => {
  expect(missingContact(fields, { name: '仇志强' })).toEqual(['position']);
  expect(missingContact(fields, { name: '仇志强', position: '采购总监' })).toEqual([]);
});

it('sends what was filled in, and marks what may be completed later', () => {
  const points = [
    { kind: 'mobile', label: '', raw: ' 138 0013 8000 ' },
    { kind: 'email', label: '', raw: ' ' },
  ];
  expect(contactInput('c1', { name: ' 仇志强 ', position: '' }, points, false)).toEqual({
    customer: 'c1',
    values: { name: '仇志强' },
    points: [{ kind: 'mobile', label: '', raw: '138 0013 8000' }],
    incomplete: true,
  });
  expect(contactInput('c1', { name: '仇' }, [], true)).toEqual({ customer: 'c1', values: { name: '仇' } });
});
