/** Entries of the audit trail in words, and the kinds they are filtered by. */
import type { AuditEntry, Json } from '~/api/types';
import { i18next } from '~/locales';

export const AUDIT_KINDS = ['all', 'logins', 'failures', 'refusals', 'copies'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

const KIND_OF: Record<string, AuditKind> = {
  login: 'logins',
  'login.recovered': 'logins',
  'login.joined': 'logins',
  'user.invited': 'logins',
  'user.password': 'logins',
  'key.replaced': 'logins',
  'login.failed_before': 'failures',
  refused: 'refusals',
  'backup.made': 'copies',
  'changes.exported': 'copies',
  'changes.applied': 'copies',
};

export function auditOf(kind: AuditKind, entries: AuditEntry[]): AuditEntry[] {
  return kind === 'all' ? entries : entries.filter((entry) => KIND_OF[entry.what] === kind);
}

export interface AuditLine {
  text: string;
  note: string;
  /** Null where nobody was known. */
  who: string | null;
}

/** A code that no word is known for is shown as it is: a trail must not leave anything out. */
export function auditLine({ what, detail, actor }: AuditEntry): AuditLine {
  const t = i18next.t.bind(i18next);
  const facts = readFacts(detail);
  const number = Number(facts.count ?? facts.ops ?? 0);
  const key = `audit.what.${what.replaceAll('.', '_')}`;
  const known = i18next.exists(`${key}_other`) || i18next.exists(key);
  const text = known ? t(key, { count: number }) : what;
  const who = actor ?? (typeof facts.username === 'string' ? facts.username : null);
  if (what === 'refused') {
    const operation = String(facts.operation ?? '');
    const command = `core:command.${operation}`;
    const named = i18next.exists(command) ? t(command) : operation;
    return {
      text: t('audit.what.refused', { what: named }),
      note: t('audit.needs', { permission: facts.permission ?? '' }),
      who,
    };
  }
  const sum = typeof facts.sha256 === 'string' ? `SHA-256 ${facts.sha256.slice(0, 16)}…` : '';
  return { text, note: sum, who };
}

function readFacts(detail: Json): { [key: string]: Json | undefined } {
  return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : {};
}
