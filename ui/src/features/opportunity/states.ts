/** Where an opportunity stands and what may come next: the steps as the page draws them. */
import type { Possible } from '~/api/types';
import { type Course, stepsOf } from '~/features/process/steps';

export const STATES = ['unassigned', 'assigned', 'won', 'lost'] as const;
export type State = (typeof STATES)[number];

const COURSE: Course<State> = {
  states: STATES,
  leads: {
    unassigned: { assigned: 'assign' },
    assigned: { won: 'win', lost: 'lose' },
    won: { assigned: 'reopen' },
    lost: { assigned: 'reopen' },
  },
  behind: {
    unassigned: [],
    assigned: ['unassigned'],
    won: ['unassigned', 'assigned'],
    lost: ['unassigned', 'assigned'],
  },
};

export function isState(text: string): text is State {
  return STATES.includes(text as State);
}

export const stateSteps = (state: State, actions: Possible[]) => stepsOf(COURSE, state, actions);

/** What may still be changed by whom it is assigned to. */
export const PROGRESS: ReadonlySet<string> = new Set([
  'stage',
  'success_rate',
  'amount',
  'currency',
  'expected_close',
]);
/** What a form never sets: the stage comes with the assignment. */
export const NOT_WRITTEN: ReadonlySet<string> = new Set(['stage']);
