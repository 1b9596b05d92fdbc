/** Where a customer who stopped ordering stands, and what may come of it. */
import type { Possible } from '~/api/types';
import { type Course, stepsOf } from '~/features/process/steps';

export const CHURN_STATES = ['warning', 'held', 'lost', 'recovered'] as const;
export type ChurnState = (typeof CHURN_STATES)[number];

const COURSE: Omit<Course<ChurnState>, 'behind'> = {
  states: CHURN_STATES,
  // Won back is who orders again: nobody says so by hand.
  leads: {
    warning: { held: 'hold', lost: 'confirm' },
    held: { lost: 'confirm' },
    lost: {},
    recovered: {},
  },
};

export function isChurnState(text: string): text is ChurnState {
  return CHURN_STATES.includes(text as ChurnState);
}

/** One may be lost or win back without ever having been held; what was done for him says so. */
export function churnSteps(state: ChurnState, actions: Possible[], wasHeld: boolean) {
  const before: ChurnState[] = wasHeld ? ['warning', 'held'] : ['warning'];
  const behind = { warning: [], held: ['warning'], lost: before, recovered: before } as const;
  return stepsOf({ ...COURSE, behind }, state, actions);
}
