import { expect, it } from 'vitest';
import type { Field } from '~/api/types';
import { missingOpportunity, opportunityFields, opportunityInput } from './draft';

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
  field('number', { read_only: true }),
  field('title', { required: true }),
  field('customer_name', { required: true }),
  field('customer', { type: 'record' }),
  field('description', { required: true }),
  field('success_rate', { type: 'integer', required: true }),
  field('stage', { type: 'choice' }),
];
const whose = { name: ' 恒远 ', customer: { id: 'c', name: '恒远' } };

it('never asks for what the core writes, nor for the stage, which comes with the assignment', () => {
  expect(opportunityFields(fields, true).map(({ name }) => name)).toEqual([
    'title',
    'description',
    'success_rate',
  ]);
  expect(opportunityFields(fields, false).map(({ name }) => name)).toEqual(['title', 'success_rate']);
});

it('says what the full form still lacks', () => {
  expect(
    missingOpportunity(fields, { title: '改造', success_rate: 0 }, { name: ' ', customer: null }),
  ).toEqual(['customer_name', 'description']);
});

it('sends the link only while the name is the one that was picked', () => {
  const values = { title: ' 改造 ', success_rate: 30, stage: 's' };
  expect(opportunityInput(fields, values, whose, true)).toEqual({
    values: { title: '改造', success_rate: 30, customer_name: '恒远', customer: 'c' },
  });
  expect(opportunityInput(fields, values, { ...whose, name: '恒远二' }, false)).toEqual({
    values: { title: '改造', success_rate: 30, customer_name: '恒远二' },
    incomplete: true,
  });
});
