/**
 * The records somebody looked at last, for each person on this machine. Only their ids are kept: what they are called
 * stays in the encrypted file and is asked when it is shown.
 */
import type { Entity } from '~/api/types';
import { AREA } from '~/features/record/area';

export type RecordKind = Entity;

export interface Visit {
  kind: RecordKind;
  id: string;
}

const MOST = 6;
const PATH = /^\/(customers|contacts|interactions|opportunities|services|products|orders)\/([0-9a-f-]{36})$/;
/** What hangs on a customer is shown on his page, which says so behind its question mark. */
const SHOWN = /[?&](contact|entry)=([0-9a-f-]{36})/;
/** What that page calls an entry of its timeline. */
const SHOWN_KINDS: Record<string, RecordKind> = { contact: 'contact', entry: 'interaction' };
const KINDS = Object.keys(AREA) as RecordKind[];

function key(user: string): string {
  return `zhike.recent.${user}`;
}

export function visitOf(address: string): Visit | null {
  const path = address.split('?')[0] ?? '';
  const [, word, id] = (PATH.test(path) && SHOWN.exec(address)) || PATH.exec(path) || [];
  const kind = SHOWN_KINDS[word ?? ''] ?? KINDS.find((each) => AREA[each] === word);
  return kind && id ? { kind, id } : null;
}

export function recentOf(user: string): Visit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(user)) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((path) => visitOf(String(path)) ?? []) : [];
  } catch {
    return [];
  }
}

export function noteVisit(user: string, address: string): void {
  const visit = visitOf(address);
  if (!visit) return;
  const kept = [visit, ...recentOf(user)].map(({ kind, id }) => `/${AREA[kind]}/${id}`);
  try {
    localStorage.setItem(key(user), JSON.stringify([...new Set(kept)].slice(0, MOST)));
  } catch {
    // A full or forbidden store costs the memory of the visit, nothing else.
  }
}
