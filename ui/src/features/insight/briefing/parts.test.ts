import { describe, expect, it } from 'vitest';
import {
  CHOICES,
  chartOf,
  currencyOf,
  inCurrency,
  isSame,
  type Part,
  type Section,
  toggled,
  USUAL,
} from './parts';

describe('the parts of a document', () => {
  it('are every report once at first, each as it is usually seen', () => {
    expect(USUAL.map((part) => part.report)).toEqual([
      'composition',
      'contribution',
      'products',
      'opportunity',
      'service',
      'churn',
    ]);
    expect(USUAL.every((part) => CHOICES.some((choice) => isSame(choice, part)))).toBe(true);
  });

  it('keep the order of the document, and what the form does not offer', () => {
    const foreign = { report: 'contribution', currency: 'USD' } as const;
    const parts = toggled([{ report: 'churn' }, foreign], { report: 'composition', by: 'region' });
    expect(parts.map((part) => part.report)).toEqual(['composition', 'churn', 'contribution']);
    expect(toggled(parts, { report: 'composition', by: 'region' })).toEqual([{ report: 'churn' }, foreign]);
    // A part that says nothing of how it is seen is the usual one.
    expect(toggled([{ report: 'service' }], { report: 'service', by: 'type' })).toEqual([]);
  });
});

describe('the currency of a document', () => {
  const usd: Part = { report: 'contribution', currency: 'USD' };

  it('is the office’s own unless another was chosen, for what has amounts alone', () => {
    expect(currencyOf(USUAL)).toBeNull();
    const chosen = inCurrency(USUAL, 'USD');
    expect(currencyOf(chosen)).toBe('USD');
    expect(chosen.filter((part) => part.currency).map((part) => part.report)).toEqual([
      'contribution',
      'products',
      'opportunity',
    ]);
    expect(inCurrency(chosen, null)).toEqual(USUAL);
  });

  it('is none where a document has amounts of several, until one is chosen for all', () => {
    const both: Part[] = [{ report: 'contribution' }, usd, { report: 'churn' }];
    expect(currencyOf(both)).toBeUndefined();
    expect(inCurrency(both, 'USD')).toEqual([usd, { report: 'churn' }]);
  });
});

describe('the picture of a kept table', () => {
  const label = { zh: '甲', en: 'A' };
  const column = (key: string) => ({ key, label });
  const table = (amounts: (string | undefined)[]): Section => ({
    part: { report: 'contribution' },
    columns: ['customer', 'amount', 'share', 'orders'].map(column),
    rows: amounts.map((number) => [
      { text: label },
      number === undefined ? {} : { number },
      {},
      { number: '3' },
    ]),
    total: null,
    beyond: 0,
  });
  const draw = (section: Section) =>
    chartOf(
      section,
      (figure) => figure.text?.zh ?? '',
      ({ key }) => key,
    );

  it('has the amounts, the number of orders where there are none, and no more bars than say something', () => {
    expect(draw(table(['12.50', '3.00']))?.series).toEqual([
      { name: 'amount', tone: 'accent', values: [12.5, 3] },
    ]);
    expect(draw(table([undefined, undefined]))?.series[0]?.name).toBe('orders');
    expect(draw(table(Array.from({ length: 30 }, () => '1.00')))?.labels).toHaveLength(12);
    expect(draw(table([]))).toBeNull();
  });
});
