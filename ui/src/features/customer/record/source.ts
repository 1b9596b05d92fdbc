/** Where the entries of a timeline come from: dealings as they happened, steps as they were made, by time. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '~/api/call';
import type { Row, Step, StepKind, Values } from '~/api/types';
import type { Kind } from './address';

export interface Entry {
  kind: Kind;
  at: string;
  by: string | null;
  /** The record it is about, where that is not the customer. */
  id: string | null;
  title: string;
  contactName: string | null;
  /** Of an interaction. */
  values: Values;
  /** Of what was changed, made or thrown away. */
  step:
    | ({ op: number; kind: StepKind; command: string } & Pick<
        Step,
        'changes' | 'undoable' | 'undone' | 'merged'
      >)
    | null;
}

interface Wanted {
  id: string;
  kinds: Kind[];
  /** Entries wanted, of each kind. */
  step: number;
}

const COLUMNS = [
  'occurred_at',
  'channel',
  'direction',
  'place',
  'summary',
  'detail',
  'by',
  'next_step',
  'next_step_on',
];

export function useTimeline({ id, kinds, step }: Wanted) {
  const wants = (kind: Kind) => kinds.length === 0 || kinds.includes(kind);
  return useQuery({
    queryKey: ['customer.timeline', id, kinds, step],
    queryFn: async () => {
      const users = await ask('user.list', {});
      const names = new Map(users.users.map((user) => [user.id, user.display_name]));
      const dealt = wants('interaction')
        ? await ask('interaction.list', {
            customer: id,
            columns: COLUMNS,
            sort: { by: 'occurred_at', desc: true },
            limit: step,
          })
        : { rows: [] };
      const history =
        wants('change') || wants('life') ? await ask('customer.history', { id, limit: step }) : { steps: [] };
      const people = wants('contact')
        ? await ask('contact.list', {
            customer: id,
            columns: ['name', 'created_at', 'created_by'],
            limit: step,
          })
        : { rows: [] };
      const steps = history.steps.map(stepEntry).filter((entry) => wants(entry.kind));
      const known = people.rows.map((row) => personEntry(row, names));
      return [...dealt.rows.map((row) => dealingEntry(row, names)), ...known, ...steps].sort((a, b) =>
        b.at.localeCompare(a.at),
      );
    },
    placeholderData: keepPreviousData,
  });
}

function dealingEntry(row: Row, names: Map<string, string>): Entry {
  return {
    kind: 'interaction',
    at: String(row.values.occurred_at),
    by: names.get(String(row.values.by)) ?? null,
    id: row.id,
    title: String(row.values.summary ?? ''),
    contactName: row.contact_name ?? null,
    values: row.values,
    step: null,
  };
}

function personEntry(row: Row, names: Map<string, string>): Entry {
  return {
    kind: 'contact',
    at: String(row.values.created_at),
    by: names.get(String(row.values.created_by)) ?? null,
    id: row.id,
    title: String(row.values.name ?? ''),
    contactName: null,
    values: {},
    step: {
      op: 0,
      kind: 'created',
      command: 'contact.create',
      changes: [],
      undoable: false,
      undone: false,
      merged: false,
    },
  };
}

function stepEntry(step: Step): Entry {
  return {
    kind: step.kind === 'changed' || step.kind === 'settled' ? 'change' : 'life',
    at: step.at,
    by: step.actor,
    id: null,
    title: '',
    contactName: null,
    values: {},
    step,
  };
}
