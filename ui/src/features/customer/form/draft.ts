/** What a form still lacks, and what it sends. */
import type { ContactPointDraft, Field, Values } from '~/api/types';
import type { CustomerKind } from '~/features/fields/useFields';
import { isEmpty } from '~/features/fields/useFields';

/** The few fields of the quick form: enough to recognise a customer and call back. */
const QUICK = ['name', 'region', 'level', 'phone', 'owner'];

export function formFields(fields: Field[], kind: CustomerKind, full: boolean): Field[] {
  const fitting = fields.filter(
    (field) =>
      !field.read_only &&
      field.name !== 'kind' &&
      field.type !== 'tags' &&
      (field.kinds.length === 0 || field.kinds.includes(kind)),
  );
  if (full) return fitting;
  const few = QUICK.flatMap((name) => fitting.find((field) => field.name === name) ?? []);
  // What the office itself asks for is asked here too, and may be left empty.
  return [...few, ...fitting.filter((field) => field.custom && field.required)];
}

export function missingFields(fields: Field[], kind: CustomerKind, values: Values): string[] {
  return formFields(fields, kind, true)
    .filter((field) => field.required && isEmpty(values[field.name]))
    .map((field) => field.name);
}

/** Only what was filled in, and only of the kind it fits: a switch of kind leaves no hidden values behind. */
export function toInput(
  fields: Field[],
  kind: CustomerKind,
  values: Values,
  points: ContactPointDraft[],
  tags: string[],
  full: boolean,
) {
  const fitting = new Set(formFields(fields, kind, true).map((field) => field.name));
  const sent: Values = { kind };
  for (const [name, value] of Object.entries(values)) {
    if (fitting.has(name) && !isEmpty(value)) sent[name] = typeof value === 'string' ? value.trim() : value;
  }
  const given = points.filter((point) => point.raw.trim() !== '');
  return {
    values: sent,
    ...(given.length > 0
      ? { points: given.map(({ kind: type, label, raw }) => ({ kind: type, label, raw })) }
      : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(full ? {} : { incomplete: true }),
  };
}
