import { expect, it } from 'vitest';
import { churnSteps } from './states';

const action = (name: string, allowed = true) => ({
  action: name,
  allowed,
  reason: allowed ? null : 'no_right',
});

it('a warning may be held or confirmed; nobody wins a customer back by saying so', () => {
  const steps = churnSteps('warning', [action('hold'), action('confirm')], false);
  expect(steps.map(({ mark }) => mark)).toEqual(['now', 'next', 'next', 'later']);
  expect(steps.map((step) => step.action)).toEqual([null, 'hold', 'confirm', null]);
});

it('what is held may be confirmed, by whom it is allowed', () => {
  const steps = churnSteps('held', [action('hold'), action('confirm', false)], true);
  expect(steps[2]).toMatchObject({ mark: 'next', allowed: false, reason: 'no_right' });
});

it('what is lost leads nowhere, and was held only where something was done', () => {
  expect(churnSteps('lost', [], true).map(({ mark }) => mark)).toEqual(['done', 'done', 'now', 'later']);
  expect(churnSteps('lost', [], false).map(({ mark }) => mark)).toEqual(['done', 'later', 'now', 'later']);
  expect(churnSteps('recovered', [], true).map(({ mark }) => mark)).toEqual(['done', 'done', 'later', 'now']);
});
