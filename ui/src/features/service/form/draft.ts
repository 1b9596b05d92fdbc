/** What the form of a new service asks for, what it still lacks, and what it sends. */
import type { CustomerRef, Field, Values } from '~/api/types';
import { isEmpty } from '~/features/fields/useFields';

/** Enough to know who asked what: the rest can wait until the caller has hung up. */
const QUICK = ['title', 'type', 'request'];
/** Asked for by a search of its own. */
const ASKED_APART = 'customer';

export function serviceFields(fields: Field[], full: boolean): Field[] {
  const fitting = fields.filter(
    (field) => !field.read_only && field.type !== 'tags' && field.name !== ASKED_APART,
  );
  if (full) return fitting;
  const few = QUICK.flatMap((name) => fitting.find((field) => field.name === name) ?? []);
  return [...few, ...fitting.filter((field) => field.custom && field.required)];
}

export function missingService(fields: Field[], values: Values, customer: CustomerRef | null): string[] {
  return fields
    .filter((field) => field.required)
    .filter(({ name }) => (name === ASKED_APART ? customer === null : isEmpty(values[name])))
    .map(({ name }) => name);
}

export function serviceInput(
  fields: Field[],
  values: Values,
  customer: CustomerRef | null,
  complete: boolean,
) {
  const writable = new Set(serviceFields(fields, true).map(({ name }) => name));
  const sent: Values = {};
  for (const [name, value] of Object.entries(values)) {
    if (writable.has(name) && !isEmpty(value)) sent[name] = typeof value === 'string' ? value.trim() : value;
  }
  if (customer) sent.customer = customer.id;
  // A contact is of the customer; without one there is nobody to speak for him.
  else delete sent.contact;
  return { values: sent, ...(complete ? {} : { incomplete: true }) };
}
