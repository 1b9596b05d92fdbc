/** Where a customer who stopped ordering stands, and what may come of it. */
import type { Possible } from '~/api/types';
import { type Course, stepsOf } from '~/features/process/steps';

export const CHURN_STATES = ['warning', 'held', 'lost', 'recovered'] as const;
export type ChurnState = (typeof CHURN_STATES)[number];

const COURSE: Course<ChurnState> = {
  states: CHURN_STATES,
  // Won back is who orders again: nobody says so by hand.
  leads: {
    warning: { held: 'hold', lost: 'confirm' },
    held: { lost: 'confirm' },
    lost: {},
    recovered: {},
  },
  behind: { warning: [], held: ['warning'], lost: ['warning', 'held'], recovered: ['warning'] },
};

export function isChurnState(text: string): text is ChurnState {
  return CHURN_STATES.includes(text as ChurnState);
}

export const churnSteps = (state: ChurnState, actions: Possible[]) => stepsOf(COURSE, state, actions);
