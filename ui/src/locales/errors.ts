/** A sentence for each error code. Nobody reads an error's text to decide: only its code. */
import { CallError } from '~/transport';
import { i18next } from './index';

export function errorText(error: unknown): string {
  const known = error instanceof CallError ? error : new CallError('Internal');
  const detail: Record<string, unknown> = { ...known.detail, reference: known.reference ?? '' };
  return i18next.t(`core:error.${known.code}`, detail);
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
