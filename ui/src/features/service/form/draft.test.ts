import { expect, it } from 'vitest';
import type { Field } from '~/api/types';
import { missingService, serviceFields, serviceInput } from './draft';

const field = (name: string, more: Partial<Field> = {}) =>
  ({ name, type: 'text', read_only: false, required: false, custom: false, ...more }) as Field;
const FIELDS = [
  field('number', { read_only: true }),
  field('type', { type: 'choice', required: true }),
  field('title', { required: true }),
  field('customer', { type: 'record', required: true }),
  field('contact', { type: 'record' }),
  field('request', { type: 'long_text', required: true }),
  field('due_on', { type: 'date' }),
  field('custom.line', { custom: true, required: true }),
  field('state', { read_only: true }),
];
const CUSTOMER = { id: 'c', name: '恒远' };

it('asks little at first, and for everything that may be written on the full form', () => {
  const names = (full: boolean) => serviceFields(FIELDS, full).map(({ name }) => name);
  expect(names(false)).toEqual(['title', 'type', 'request', 'custom.line']);
  expect(names(true)).toEqual(['type', 'title', 'contact', 'request', 'due_on', 'custom.line']);
});

it('knows what is still missing, the customer among it', () => {
  expect(missingService(FIELDS, { title: '掉线' }, null)).toEqual([
    'type',
    'customer',
    'request',
    'custom.line',
  ]);
  expect(missingService(FIELDS, { type: 't', request: 'x', 'custom.line': 'a' }, CUSTOMER)).toEqual([
    'title',
  ]);
});

it('sends what is given, and a contact of the customer alone', () => {
  const values = { title: ' 掉线 ', contact: 'k', due_on: '', state: 'archived' };
  expect(serviceInput(FIELDS, values, CUSTOMER, true)).toEqual({
    values: { title: '掉线', contact: 'k', customer: 'c' },
  });
  expect(serviceInput(FIELDS, values, null, false)).toEqual({ values: { title: '掉线' }, incomplete: true });
});
