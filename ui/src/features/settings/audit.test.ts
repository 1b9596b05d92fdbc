import { describe, expect, it } from 'vitest';
import type { AuditEntry, Json } from '~/api/types';
import { i18next } from '~/locales';
import { auditLine, auditOf } from './audit';

const entry = (what: string, detail: Json = {}, actor: string | null = '王晓东'): AuditEntry => ({
  n: 1,
  at: '2026-11-22T07:31:00.000Z',
  actor,
  what,
  detail,
});

describe('an entry of the audit trail', () => {
  it('says who was refused what, and the right that was missing', async () => {
    await i18next.changeLanguage('en');
    const line = auditLine(entry('refused', { operation: 'customer.erase', permission: 'customer.erase' }));
    expect(line.text).toBe('Refused: erase a customer');
    expect(line.note).toContain('customer.erase');
    expect(auditLine(entry('refused', { operation: 'some.thing' })).text).toBe('Refused: some.thing');
  });

  it('names who tried, where nobody came in', () => {
    const line = auditLine(entry('login.failed_before', { count: 3, username: 'li' }, null));
    expect(line).toMatchObject({ who: 'li', text: '3 wrong passwords before' });
  });

  it('shows what it has no word for as it is', () => {
    expect(auditLine(entry('key.rotated', null))).toEqual({ text: 'key.rotated', note: '', who: '王晓东' });
  });
});

it('is found under its kind, and all of them under all', () => {
  const entries = ['login', 'refused', 'login.failed_before', 'backup.made', 'new.thing'].map((what) =>
    entry(what),
  );
  expect(auditOf('all', entries)).toHaveLength(5);
  expect(auditOf('failures', entries).map((each) => each.what)).toEqual(['login.failed_before']);
  expect(auditOf('copies', entries).map((each) => each.what)).toEqual(['backup.made']);
});
