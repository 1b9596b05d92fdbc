/** What the form of a contact asks for, what it still lacks, and what it sends. */
import type { ContactPointDraft, Field, Values } from '~/api/types';
import { isEmpty } from '~/features/fields/useFields';

/** Enough to know who it is and to call back. */
const QUICK = ['name', 'position', 'mobile', 'office_phone', 'decision_role'];

export function contactFields(fields: Field[], full: boolean): Field[] {
  const writable = fields.filter(
    (field) => !field.read_only && field.type !== 'record' && field.type !== 'tags',
  );
  if (full) return writable;
  const few = QUICK.flatMap((name) => writable.find((field) => field.name === name) ?? []);
  // What the office itself asks for is asked here too, and may be left empty.
  return [...few, ...writable.filter((field) => field.custom && field.required)];
}

export function missingContact(fields: Field[], values: Values): string[] {
  return contactFields(fields, true)
    .filter((field) => field.required && isEmpty(values[field.name]))
    .map((field) => field.name);
}

export function contactInput(
  customer: string,
  values: Values,
  points: ContactPointDraft[],
  complete: boolean,
) {
  const sent: Values = {};
  for (const [name, value] of Object.entries(values)) {
    if (!isEmpty(value)) sent[name] = typeof value === 'string' ? value.trim() : value;
  }
  const given = points
    .filter((point) => point.raw.trim() !== '')
    .map(({ kind, label, raw }) => ({ kind, label, raw: raw.trim() }));
  return {
    customer,
    values: sent,
    ...(given.length > 0 ? { points: given } : {}),
    ...(complete ? {} : { incomplete: true }),
  };
}
