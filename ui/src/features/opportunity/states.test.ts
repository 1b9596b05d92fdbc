import { expect, it } from 'vitest';
import type { Possible } from '~/api/types';
import { type State, stateSteps } from './states';

const marks = (state: State, actions: Possible[] = []) =>
  stateSteps(state, actions).map(({ mark, allowed }) => (allowed ? `${mark}!` : mark));

it('shows what is behind, where it stands, and what one step leads to', () => {
  expect(marks('unassigned')).toEqual(['now', 'next', 'later', 'later']);
  expect(marks('assigned')).toEqual(['done', 'now', 'next', 'next']);
  expect(marks('won')).toEqual(['done', 'done', 'now', 'later']);
  expect(marks('lost')).toEqual(['done', 'done', 'later', 'now']);
});

it('offers only what the core allows, and says why not', () => {
  const actions: Possible[] = [
    { action: 'win', allowed: true },
    { action: 'lose', allowed: false, reason: 'not_the_assignee' },
    { action: 'reopen', allowed: true },
  ];
  expect(marks('assigned', actions)).toEqual(['done', 'now', 'next!', 'next']);
  expect(stateSteps('assigned', actions)[3]?.reason).toBe('not_the_assignee');
  // A closed one is opened again by its own button; the step that is done leads nowhere by itself.
  expect(stateSteps('won', actions)[1]).toMatchObject({ action: 'reopen', mark: 'done', allowed: true });
  expect(stateSteps('unassigned', actions).some((step) => step.allowed)).toBe(false);
});
