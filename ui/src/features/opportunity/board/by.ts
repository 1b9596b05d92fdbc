/** By what the cards of a column go. */
import type { BoardBy } from '~/api/types';

export const BOARD_BY: BoardBy[] = ['expected_close', 'amount', 'next_step_on', 'stage_at'];

export function isBoardBy(text: string | null | undefined): text is BoardBy {
  return BOARD_BY.includes(text as BoardBy);
}
