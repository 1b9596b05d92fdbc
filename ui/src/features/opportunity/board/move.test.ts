import { describe, expect, it } from 'vitest';
import type { BoardCard, BoardColumn } from '~/api/types';
import { beside, total, withMoves } from './move';

const card = (id: string, amount: number | null, patch: Partial<BoardCard> = {}): BoardCard => ({
  id,
  rev: 1,
  values: { title: id, ...(amount === null ? {} : { amount, currency: 'CNY' }) },
  customer: null,
  assigned_to: 'u',
  assigned_to_name: '王晓东',
  stale: false,
  no_next_step: false,
  movable: true,
  ...patch,
});
const column = (id: string | null, cards: BoardCard[], active = true): BoardColumn => ({
  stage: id === null ? null : { id, label_zh: id, label_en: id, success_rate: 10, stale_days: 7, active },
  count: cards.length,
  sums: total([{ sums: cards.flatMap(sumOf) } as BoardColumn]),
  stale: cards.filter((each) => each.stale).length,
  no_next_step: cards.filter((each) => each.no_next_step).length,
  cards,
  next: null,
});
const sumOf = ({ values }: BoardCard) =>
  typeof values.amount === 'number' ? [{ currency: 'CNY', amount: values.amount, count: 1 }] : [];
const stale = card('b', 500, { stale: true, no_next_step: true });
const columns = [
  column('meet', [card('a', 100), stale]),
  column('gone', [card('x', null)], false),
  column('offer', [card('c', 40)]),
  column(null, [card('d', null)]),
];

describe('a card that was moved', () => {
  const moved = withMoves(columns, [{ card: stale, from: 'meet', to: 'offer' }]);

  it('stands first in its new column and no longer in the old one', () => {
    expect(moved.map((each) => each.cards.map((one) => one.id))).toEqual([['a'], ['x'], ['b', 'c'], ['d']]);
  });

  it('takes its count, its amount and its marks along; what was just moved is not stale', () => {
    expect(moved[0]).toMatchObject({
      count: 1,
      stale: 0,
      no_next_step: 0,
      sums: [{ amount: 100, count: 1 }],
    });
    expect(moved[2]).toMatchObject({
      count: 2,
      stale: 0,
      no_next_step: 1,
      sums: [{ amount: 540, count: 2 }],
    });
    expect(total(moved)).toEqual(total(columns));
  });

  it('is not moved twice once the core says the same', () => {
    const answered = withMoves(moved, [{ card: stale, from: 'meet', to: 'offer' }]);
    expect(answered).toEqual(moved);
  });

  it('leaves everything as it is where it was put back', () => {
    expect(withMoves(columns, [{ card: stale, from: 'meet', to: 'meet' }])).toBe(columns);
  });

  it('makes the first sum of a column, and takes the last one away', () => {
    const only = [column('meet', [card('a', 100)]), column('offer', [])];
    const [left, right] = withMoves(only, [
      { card: only[0]?.cards[0] as BoardCard, from: 'meet', to: 'offer' },
    ]);
    expect(left?.sums).toEqual([]);
    expect(right?.sums).toEqual([{ currency: 'CNY', amount: 100, count: 1 }]);
  });
});

describe('by keyboard', () => {
  it('each press is one column; stages no longer offered and cards without a stage are passed over', () => {
    expect(beside(columns, 'meet', 1)).toBe('offer');
    expect(beside(columns, 'offer', -1)).toBe('meet');
    expect(beside(columns, null, -1)).toBe('offer');
  });

  it('the ends hold', () => {
    expect(beside(columns, 'offer', 1)).toBe('offer');
    expect(beside(columns, 'meet', -1)).toBe('meet');
  });
});
