import { describe, expect, it } from 'vitest';
import type { Field } from '~/api/types';
import { formFields, missingFields, toInput } from './draft';

const field = (name: string, patch: Partial<Field> = {}): Field => ({
  name,
  type: 'text',
  group: 'basic',
  kinds: ['company', 'person'],
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
  field('kind', { type: 'enum', required: true }),
  field('name', { required: true }),
  field('phone', { required: true }),
  field('legal_rep', { required: true, kinds: ['company'] }),
  field('gender', { kinds: ['person'] }),
];

describe('the customer form', () => {
  it('asks for the fields of the kind, and never for what cannot be written', () => {
    expect(formFields(fields, 'person', true).map((each) => each.name)).toEqual(['name', 'phone', 'gender']);
    expect(formFields(fields, 'company', false).map((each) => each.name)).toEqual(['name', 'phone']);
  });

  it('says what the full form still lacks', () => {
    expect(missingFields(fields, 'company', { name: '恒远' })).toEqual(['phone', 'legal_rep']);
    expect(missingFields(fields, 'person', { name: '王', phone: '1' })).toEqual([]);
  });

  it('sends no value left over from the other kind and marks a quick one incomplete', () => {
    const sent = toInput(fields, 'person', { name: ' 王 ', legal_rep: '李', phone: '' }, [], [], false);
    expect(sent).toEqual({ values: { kind: 'person', name: '王' }, incomplete: true });
  });

  it('sends only contact points that say something', () => {
    const points = [
      { kind: 'mobile', label: '', raw: ' ' },
      { kind: 'email', label: '', raw: 'a@b.cn' },
    ];
    expect(toInput(fields, 'company', { name: 'x' }, points, ['VIP'], true)).toEqual({
      values: { kind: 'company', name: 'x' },
      points: [{ kind: 'email', label: '', raw: 'a@b.cn' }],
      tags: ['VIP'],
    });
  });
});
