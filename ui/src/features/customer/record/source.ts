/** Where the entries of a timeline come from: pages of the core's, in the shape the lines draw. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '~/api/call';
import type { Step, StepKind, TimelineEntry as Told, Values } from '~/api/types';
import type { Kind } from './address';

export interface Entry {
  kind: Kind;
  at: string;
  /** The day of it where the office is. */
  on: string;
  by: string | null;
  /** The record it is about, where that is not the customer. */
  id: string | null;
  title: string;
  contactName: string | null;
  /** Of an interaction or an order. */
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
  asOf?: string | undefined;
  /** Entries of a page. */
  step: number;
}

export function useTimeline({ id, kinds, asOf, step }: Wanted) {
  const query = {
    id,
    limit: step,
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(asOf ? { as_of: asOf } : {}),
  };
  return useInfiniteQuery({
    queryKey: ['customer.timeline', query],
    queryFn: async ({ pageParam }) => {
      const page = await ask('customer.timeline', {
        ...query,
        ...(pageParam === null ? {} : { after: pageParam }),
      });
      return { entries: page.entries.map(readEntry), next: page.next };
    },
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** An interaction or an order is a record that stands; all else is a step that somebody made. */
export function readEntry(told: Told): Entry {
  const { kind, at, on, by, id, title, op, what, command, changes, undoable, undone, merged } = told;
  return {
    kind,
    at,
    on,
    by,
    id: kind === 'change' || kind === 'life' ? null : id,
    title,
    contactName: told.contact_name,
    values: told.values ?? {},
    step:
      op === null || what === null
        ? null
        : { op, kind: what, command: command ?? '', changes, undoable, undone, merged },
  };
}
