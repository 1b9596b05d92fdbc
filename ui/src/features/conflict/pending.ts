/** The save that met another's change and waits for a choice. */
import { useSyncExternalStore } from 'react';
import type { Entity, FieldConflict, Values } from '~/api/types';
import type { SaveCall } from '~/features/record/save';

export interface PendingConflict {
  entity: Entity;
  /** The call that saves what is chosen. */
  by: SaveCall;
  id: string;
  name: string;
  /** The revision to save against next: the one the conflict was found at. */
  rev: number;
  conflict: Record<string, FieldConflict>;
}

export type Choice = 'mine' | 'theirs' | 'before';

let pending: PendingConflict | null = null;
const listeners = new Set<() => void>();

export function openConflict(conflict: PendingConflict): void {
  pending = conflict;
  for (const listener of listeners) listener();
}

export function closeConflict(): void {
  pending = null;
  for (const listener of listeners) listener();
}

export function usePendingConflict(): PendingConflict | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => pending,
  );
}

/** What the choices still have to save: theirs already stands, so it needs nothing. */
export function settleChoices(
  conflict: Record<string, FieldConflict>,
  choices: Record<string, Choice>,
): Values {
  const set: Values = {};
  for (const [field, { mine, theirs, before }] of Object.entries(conflict)) {
    const choice = choices[field] ?? 'theirs';
    const value = choice === 'mine' ? mine : choice === 'before' ? before : theirs;
    if (JSON.stringify(value) !== JSON.stringify(theirs)) set[field] = value;
  }
  return set;
}
