import { expect, it } from 'vitest';
import {
  amountOf,
  blankLine,
  changesOf,
  draftOf,
  gapOf,
  inputOf,
  type KeptLine,
  totalOf,
  withProduct,
} from './lines';

const cable = { id: 'p1', name: '网线', sku: 'W-1', unit: '米', price: 32_500 };
const kept: KeptLine = {
  id: 'l1',
  rev: 4,
  product: { id: 'p1', name: '网线', sku: 'W-1' },
  product_name: '网线',
  quantity: 1_500,
  unit: '米',
  unit_price: 32_500,
};

it('a picked product brings its unit and price along', () => {
  const line = withProduct(blankLine(), cable);
  expect(line).toMatchObject({ quantity: '1', unit: '米', price: '3.25' });
  expect(inputOf(line)).toEqual({ product: 'p1', quantity: 1_000, unit: '米', unit_price: 32_500 });
});

it('amounts are exact and rounded once, returns as well', () => {
  const line = { ...withProduct(blankLine(), cable), quantity: '1.5' };
  expect(amountOf(line, 'CNY')).toBe(488); // 4.875
  expect(amountOf({ ...line, quantity: '-1.5' }, 'CNY')).toBe(-488);
  expect(amountOf({ ...line, price: '0.1', quantity: '3' }, 'CNY')).toBe(30);
  expect(amountOf({ ...line, price: '99.5', quantity: '3' }, 'JPY')).toBe(299); // 298.5
  expect(amountOf({ ...line, price: '' }, 'CNY')).toBeNull();
  expect(totalOf([line, line, blankLine()], 'CNY')).toBe(976);
});

it('a line says what it lacks', () => {
  const line = withProduct(blankLine(), cable);
  expect(gapOf(blankLine())).toBe('product');
  expect(gapOf({ ...line, quantity: '0' })).toBe('quantity');
  expect(gapOf({ ...line, quantity: 'drei' })).toBe('quantity');
  expect(gapOf({ ...line, price: '-2' })).toBe('price');
  expect(gapOf({ ...line, quantity: '-2' })).toBeNull();
});

it('only what is another is sent', () => {
  const second: KeptLine = { ...kept, id: 'l2' };
  const lines = [{ ...draftOf(kept), quantity: '2' }, withProduct(blankLine(), cable), blankLine()];
  expect(changesOf([kept, second], lines)).toEqual({
    add: [{ product: 'p1', quantity: 1_000, unit: '米', unit_price: 32_500 }],
    set: [{ id: 'l1', rev: 4, set: { quantity: 2_000 } }],
    remove: ['l2'],
  });
  expect(changesOf([kept], [draftOf(kept)])).toEqual({ add: [], set: [], remove: [] });
});
