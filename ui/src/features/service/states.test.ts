import { expect, it } from 'vitest';
import type { Possible } from '~/api/types';
import { type State, stateSteps } from './states';

const marks = (state: State, actions: Possible[] = []) =>
  stateSteps(state, actions).map(({ mark, allowed }) => (allowed ? `${mark}!` : mark));

it('leads from what was noted to the archive, one step at a time', () => {
  expect(marks('new')).toEqual(['now', 'next', 'later', 'later']);
  expect(marks('assigned')).toEqual(['done', 'now', 'next', 'later']);
  expect(marks('handled')).toEqual(['done', 'done', 'now', 'next']);
  expect(marks('archived')).toEqual(['done', 'done', 'done', 'now']);
});

it('offers what the core allows alone', () => {
  const actions: Possible[] = [
    { action: 'handle', allowed: true },
    { action: 'feedback', allowed: false, reason: 'service_assigned' },
  ];
  expect(marks('assigned', actions)).toEqual(['done', 'now', 'next!', 'later']);
  expect(marks('handled', [{ action: 'feedback', allowed: false, reason: 'not_the_assignee' }])[3]).toBe(
    'next',
  );
});
