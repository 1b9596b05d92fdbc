/** The states of a service and what leads from one to the next. */
import type { Possible } from '~/api/types';
import type { Tone } from '~/components/Chip';
import { type Course, stepsOf } from '~/features/process/steps';

export const STATES = ['new', 'assigned', 'handled', 'archived'] as const;
export type State = (typeof STATES)[number];

export const STATE_TONE: Record<State, Tone> = {
  new: 'warn',
  assigned: 'accent',
  handled: 'info',
  archived: 'good',
};

/** So many stars and it is archived; with fewer it comes back. */
export const CONTENT = 3;

const COURSE: Course<State> = {
  states: STATES,
  leads: {
    new: { assigned: 'assign' },
    assigned: { handled: 'handle' },
    handled: { archived: 'feedback' },
    archived: {},
  },
  behind: {
    new: [],
    assigned: ['new'],
    handled: ['new', 'assigned'],
    archived: ['new', 'assigned', 'handled'],
  },
};

export function isState(text: string): text is State {
  return STATES.includes(text as State);
}

export const stateSteps = (state: State, actions: Possible[]) => stepsOf(COURSE, state, actions);

/** What a list is looked at for: the queues that the core says concern one, then the archive. */
export const QUEUES = ['to_assign', 'to_handle', 'to_feed_back', 'overdue', 'reopened', 'raised'] as const;
