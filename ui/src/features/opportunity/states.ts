/** Where an opportunity stands and what may come next: the steps as the page draws them. */
import type { Possible } from '~/api/types';

export const STATES = ['unassigned', 'assigned', 'won', 'lost'] as const;
export type State = (typeof STATES)[number];

/** What is behind it, where it stands, what one step leads to, and what is further away. */
export type Mark = 'done' | 'now' | 'next' | 'later';

export interface StateStep {
  state: State;
  mark: Mark;
  /** The action that leads there from where it stands. */
  action: string | null;
  allowed: boolean;
  /** Why it is not allowed. */
  reason: string | null;
}

/** Which action leads from one state to the next. */
const LEADS: Record<State, Partial<Record<State, string>>> = {
  unassigned: { assigned: 'assign' },
  assigned: { won: 'win', lost: 'lose' },
  won: { assigned: 'reopen' },
  lost: { assigned: 'reopen' },
};

const BEHIND: Record<State, State[]> = {
  unassigned: [],
  assigned: ['unassigned'],
  won: ['unassigned', 'assigned'],
  lost: ['unassigned', 'assigned'],
};

export function isState(text: string): text is State {
  return STATES.includes(text as State);
}

export function may(actions: Possible[], action: string): boolean {
  return actions.some((each) => each.action === action && each.allowed);
}

export function stateSteps(state: State, actions: Possible[]): StateStep[] {
  return STATES.map((each) => {
    const action = LEADS[state][each] ?? null;
    const possible = actions.find((one) => one.action === action);
    const mark: Mark =
      each === state ? 'now' : BEHIND[state].includes(each) ? 'done' : action ? 'next' : 'later';
    return {
      state: each,
      mark,
      action,
      allowed: possible?.allowed ?? false,
      reason: possible && !possible.allowed ? (possible.reason ?? null) : null,
    };
  });
}

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
