import { expect, it } from 'vitest';
import { staleCalls } from './freshness';

it('asks again what a table could have changed', () => {
  expect(staleCalls(['customer'])).toEqual(
    expect.arrayContaining(['customer.list', 'customer.count', 'customer.get']),
  );
  expect(staleCalls(['customer'])).not.toContain('dictionary.list');
  expect(staleCalls(['saved_view'])).toEqual(['change.list', 'import.history', 'home.get', 'view.list']);
  expect(staleCalls(['customer_derived'])).toContain('customer.list');
});

it('asks everything again for a table it does not know', () => {
  expect(staleCalls(['customer', 'something_new'])).toBe('all');
});
