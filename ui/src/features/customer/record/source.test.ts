import { expect, it } from 'vitest';
import type { TimelineEntry } from '~/api/types';
import { readEntry } from './source';

const told = (patch: Partial<TimelineEntry>): TimelineEntry => ({
  kind: 'change',
  at: '2026-11-22T07:31:00.000Z',
  on: '2026-11-22',
  by: '王晓东',
  id: 'c1',
  title: '恒远',
  op: 7,
  what: 'changed',
  command: 'customer.update',
  changes: [{ field: 'level', before: 'a', after: 'b' }],
  undoable: true,
  undone: false,
  merged: false,
  values: null,
  contact_name: null,
  ...patch,
});

it('a change is a step of the customer, who needs no link on his own page', () => {
  expect(readEntry(told({}))).toMatchObject({
    kind: 'change',
    id: null,
    step: { op: 7, kind: 'changed', undoable: true, changes: [{ field: 'level' }] },
  });
});

it('what a contact went through leads to the contact', () => {
  const entry = readEntry(told({ kind: 'contact', id: 'p1', title: '仇志强', what: 'created', changes: [] }));
  expect(entry).toMatchObject({ id: 'p1', title: '仇志强', step: { kind: 'created' } });
});

it('an interaction is what was said, not a step', () => {
  const entry = readEntry(
    told({
      kind: 'interaction',
      id: 'i1',
      title: '谈报价',
      op: null,
      what: null,
      command: null,
      changes: [],
      values: { channel: 'call' },
      contact_name: '仇志强',
    }),
  );
  expect(entry).toMatchObject({ id: 'i1', step: null, values: { channel: 'call' }, contactName: '仇志强' });
});
