/**
 * The records somebody looked at last, for each person on this machine. Only their ids are kept: what they are called
 * stays in the encrypted file and is asked when it is shown.
 */
export type RecordKind = 'customer' | 'contact' | 'interaction';

export interface Visit {
  kind: RecordKind;
  id: string;
}

const MOST = 6;
const PATH = /^\/(customer|contact|interaction)s\/([0-9a-f-]{36})$/;

function key(user: string): string {
  return `zhike.recent.${user}`;
}

export function visitOf(path: string): Visit | null {
  const [, kind, id] = PATH.exec(path) ?? [];
  return kind && id ? { kind: kind as RecordKind, id } : null;
}

export function recentOf(user: string): Visit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(user)) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((path) => visitOf(String(path)) ?? []) : [];
  } catch {
    return [];
  }
}

export function noteVisit(user: string, path: string): void {
  if (!visitOf(path)) return;
  const others = recentOf(user)
    .map(({ kind, id }) => `/${kind}s/${id}`)
    .filter((other) => other !== path);
  try {
    localStorage.setItem(key(user), JSON.stringify([path, ...others].slice(0, MOST)));
  } catch {
    // A full or forbidden store costs the memory of the visit, nothing else.
  }
}
