import { expect, it } from 'vitest';
import { whereIs } from './whereIs';

it('a customer has a page; what belongs to one is looked at there', () => {
  expect(whereIs('customer', 'c1', undefined)).toMatchObject({ params: { id: 'c1' }, search: {} });
  expect(whereIs('contact', 'p1', 'c1')).toMatchObject({ params: { id: 'c1' }, search: { contact: 'p1' } });
  expect(whereIs('interaction', 'i1', 'c1')).toMatchObject({ params: { id: 'c1' }, search: { entry: 'i1' } });
});
