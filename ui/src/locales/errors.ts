/** A sentence for each error code. Nobody reads an error's text to decide: only its code. */
import { CallError } from '~/transport';
import { i18next } from './index';

export function errorText(error: unknown): string {
  const known = error instanceof CallError ? error : new CallError('Internal');
  const { code, detail } = known;
  if (code === 'Blocked') return blockedText(String(detail.rule ?? ''));
  if (code === 'Conflict' && Array.isArray(detail.stands) && detail.stands.length > 0) {
    return obstaclesText('refused.stands', detail.stands as Obstacle[]);
  }
  // What was withdrawn left the rows that somebody else has worked on.
  if (code === 'Cancelled' && Array.isArray(detail.left) && detail.left.length > 0) {
    return obstaclesText('refused.left', detail.left as Obstacle[]);
  }
  return i18next.t(`core:error.${code}`, { reference: known.reference ?? '', ...detail });
}

/** The rule that refuses; `never_undone.backup` is said by its family. */
function blockedText(rule: string): string {
  const key = `core:blocked.${rule.split('.')[0]}`;
  return i18next.exists(key) ? i18next.t(key) : i18next.t('core:error.Blocked');
}

interface Obstacle {
  title: string;
  why: string;
}
const NAMED = 3;

/** What stands in the way, by name, so that a person finds it. */
function obstaclesText(sentence: 'refused.stands' | 'refused.left', stands: Obstacle[]): string {
  const named = stands.slice(0, NAMED).map(({ title, why }) => {
    const key = `core:obstacle.${why}`;
    return i18next.exists(key) ? i18next.t(key, { title }) : title;
  });
  return i18next.t(sentence, {
    what: new Intl.ListFormat(i18next.language).format(named),
    count: stands.length,
  });
}

/** Why one field was refused. */
export function ruleText(rule: string, detail: Record<string, unknown> = {}): string {
  const key = `core:rule.${rule}`;
  return i18next.exists(key) ? i18next.t(key, detail) : i18next.t('core:rule.other');
}

/** Rules by field, of an `Invalid` answer; empty for every other error. */
export function invalidFields(error: unknown): Record<string, string> {
  if (!(error instanceof CallError) || error.code !== 'Invalid') return {};
  const fields = error.detail.fields;
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : {};
}
