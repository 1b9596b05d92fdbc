/** Cards that were moved a moment ago stand where they were put, whatever the core has answered so far. Pure. */
import type { BoardCard, BoardColumn } from '~/api/types';

/** The id of a stage; null: without one. */
export type StageId = string | null;

export interface Moved {
  card: BoardCard;
  from: StageId;
  to: StageId;
}

export const stageOf = (column: BoardColumn): StageId => column.stage?.id ?? null;

/** A stage that something may be moved to: one that is offered. */
export const takes = (column: BoardColumn): boolean => column.stage?.active === true;

/** The nearest column beside one that takes cards; where there is none, the column itself. */
export function beside(columns: BoardColumn[], stage: StageId, step: 1 | -1): StageId {
  let at = columns.findIndex((column) => stageOf(column) === stage) + step;
  while (at >= 0 && at < columns.length) {
    const column = columns[at];
    if (column && takes(column)) return stageOf(column);
    at += step;
  }
  return stage;
}

/** The columns with every move done: cards, counts, sums and marks. */
export function withMoves(columns: BoardColumn[], moves: Moved[]): BoardColumn[] {
  const real = moves.filter(({ from, to }) => from !== to);
  if (real.length === 0) return columns;
  return columns.map((column) => {
    const stage = stageOf(column);
    const gone = real.filter((move) => move.from === stage && !isThere(move, columns));
    const come = real.filter((move) => move.to === stage && !isThere(move, columns));
    if (gone.length === 0 && come.length === 0) return column;
    let next = {
      ...column,
      cards: column.cards.filter((card) => !gone.some((move) => move.card.id === card.id)),
    };
    for (const { card } of gone) next = counted(next, card, -1);
    for (const { card } of come) {
      // What was moved a moment ago is not stale.
      const fresh = { ...card, stale: false };
      next = counted({ ...next, cards: [fresh, ...next.cards] }, fresh, 1);
    }
    return next;
  });
}

/** The core's own answer has the card there already. */
function isThere(move: Moved, columns: BoardColumn[]): boolean {
  const target = columns.find((column) => stageOf(column) === move.to);
  return target?.cards.some((card) => card.id === move.card.id) ?? false;
}

function counted(column: BoardColumn, card: BoardCard, by: 1 | -1): BoardColumn {
  const { amount } = card.values;
  const currency = String(card.values.currency ?? '');
  return {
    ...column,
    count: column.count + by,
    stale: column.stale + (card.stale ? by : 0),
    no_next_step: column.no_next_step + (card.no_next_step ? by : 0),
    sums: typeof amount === 'number' ? summed(column.sums, currency, amount * by, by) : column.sums,
  };
}

function summed(sums: BoardColumn['sums'], currency: string, amount: number, count: number) {
  const known = sums.some((sum) => sum.currency === currency);
  const all = known ? sums : [...sums, { currency, amount: 0, count: 0 }];
  return all
    .map((sum) =>
      sum.currency === currency ? { ...sum, amount: sum.amount + amount, count: sum.count + count } : sum,
    )
    .filter((sum) => sum.count > 0);
}

/** Sums of all columns together, by currency. */
export function total(columns: BoardColumn[]): BoardColumn['sums'] {
  return columns
    .flatMap((column) => column.sums)
    .reduce<BoardColumn['sums']>(
      (sums, { currency, amount, count }) => summed(sums, currency, amount, count),
      [],
    );
}
