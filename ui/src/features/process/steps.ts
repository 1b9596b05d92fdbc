/** Where a record stands and what may come next: the steps of a state machine as a page draws them. */
import type { Possible } from '~/api/types';

/** What is behind it, where it stands, what one step leads to, and what is further away. */
export type Mark = 'done' | 'now' | 'next' | 'later';

export interface StateStep<S extends string = string> {
  state: S;
  mark: Mark;
  /** The action that leads there from where it stands. */
  action: string | null;
  allowed: boolean;
  /** Why it is not allowed. */
  reason: string | null;
}

export interface Course<S extends string> {
  states: readonly S[];
  /** Which action leads from one state to the next. */
  leads: Record<S, Partial<Record<S, string>>>;
  /** What each state has behind it. */
  behind: Record<S, readonly S[]>;
}

export function may(actions: Possible[], action: string): boolean {
  return actions.some((each) => each.action === action && each.allowed);
}

export function stepsOf<S extends string>(course: Course<S>, state: S, actions: Possible[]): StateStep<S>[] {
  return course.states.map((each) => {
    const action = course.leads[state][each] ?? null;
    const possible = actions.find((one) => one.action === action);
    const mark: Mark =
      each === state ? 'now' : course.behind[state].includes(each) ? 'done' : action ? 'next' : 'later';
    return {
      state: each,
      mark,
      action,
      allowed: possible?.allowed ?? false,
      reason: possible && !possible.allowed ? (possible.reason ?? null) : null,
    };
  });
}
