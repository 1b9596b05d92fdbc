import { expect, it } from 'vitest';
import type { Step } from '~/api/types';
import { i18next } from '~/locales';
import { toldOf } from './HistoryLines';

const change = (field: string) => ({ field, before: null, after: 'x' });
const step = (command: string, ...fields: string[]): Pick<Step, 'kind' | 'command' | 'changes'> => ({
  kind: 'changed',
  command,
  changes: fields.map(change),
});

it('tells an action of an opportunity by its name and what it is about, not by what it wrote besides', () => {
  const told = toldOf(
    'opportunity',
    step('opportunity.reassign', 'assigned_at', 'assigned_to', 'state', 'reason'),
  );
  expect(told.name).toBe(i18next.t('core:command.opportunity.reassign'));
  expect(told.changes.map(({ field }) => field)).toEqual(['assigned_to', 'reason']);
});

it('tells what was typed by itself', () => {
  const told = toldOf('opportunity', step('opportunity.progress', 'stage', 'stage_at', 'success_rate'));
  expect(told.name).toBeNull();
  expect(told.changes.map(({ field }) => field)).toEqual(['stage', 'success_rate']);
  // The control: of any other record every change is told.
  expect(toldOf('customer', step('customer.update', 'state')).changes).toHaveLength(1);
});
