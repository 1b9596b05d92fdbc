/** What the form of a new opportunity asks for, what it still lacks, and what it sends. */
import type { CustomerRef, Field, Values } from '~/api/types';
import { isEmpty } from '~/features/fields/useFields';
import { NOT_WRITTEN } from '../states';

/** Enough to recognise the chance and to call back. */
const QUICK = ['title', 'success_rate', 'amount', 'contact_name', 'contact_phone'];
/** One input stands for both: who the customer is, in words or as a link. */
const ASKED_APART = new Set(['customer', 'customer_name']);

export function opportunityFields(fields: Field[], full: boolean): Field[] {
  const fitting = fields.filter(
    (field) =>
      !field.read_only &&
      field.type !== 'tags' &&
      !NOT_WRITTEN.has(field.name) &&
      !ASKED_APART.has(field.name),
  );
  if (full) return fitting;
  const few = QUICK.flatMap((name) => fitting.find((field) => field.name === name) ?? []);
  return [...few, ...fitting.filter((field) => field.custom && field.required)];
}

export interface Whose {
  name: string;
  customer: CustomerRef | null;
}

export function missingOpportunity(fields: Field[], values: Values, whose: Whose): string[] {
  const required = fields.filter((field) => field.required && !NOT_WRITTEN.has(field.name));
  return required
    .filter(({ name }) => (name === 'customer_name' ? whose.name.trim() === '' : isEmpty(values[name])))
    .map(({ name }) => name);
}

export function opportunityInput(fields: Field[], values: Values, whose: Whose, complete: boolean) {
  const writable = new Set(opportunityFields(fields, true).map(({ name }) => name));
  const sent: Values = {};
  for (const [name, value] of Object.entries(values)) {
    if (writable.has(name) && !isEmpty(value)) sent[name] = typeof value === 'string' ? value.trim() : value;
  }
  const name = whose.name.trim();
  if (name !== '') sent.customer_name = name;
  // A link holds only as long as the name is the one that was picked.
  if (whose.customer && whose.customer.name === name) sent.customer = whose.customer.id;
  return { values: sent, ...(complete ? {} : { incomplete: true }) };
}
