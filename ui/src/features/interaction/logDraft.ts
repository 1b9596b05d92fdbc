/** An interaction while it is written down: what it begins with, when it can be kept, what is sent. */
import type { CustomerRef, Values } from '~/api/types';
import { isEmpty } from '~/features/fields/useFields';
import { instantAt } from '~/locales/zone';
import { happensSomewhere } from './channels';

export interface LogDraft {
  customer: CustomerRef | null;
  contact: string | null;
  channel: string;
  direction: string;
  /** What the clock showed, `2026-11-22T15:31`; null is now, whenever it is kept. */
  occurred: string | null;
  place: string;
  summary: string;
  nextStep: string;
  nextStepOn: string;
  /** Fields of the office's own, by name. */
  own: Values;
}

/** Whom the page is about: a log begins with them. */
export interface LogSubject {
  customer: CustomerRef;
  contact?: string | null;
}

export function newDraft(subject: LogSubject | null, channel = 'call'): LogDraft {
  return {
    customer: subject?.customer ?? null,
    contact: subject?.contact ?? null,
    channel,
    direction: 'out',
    occurred: null,
    place: '',
    summary: '',
    nextStep: '',
    nextStepOn: '',
    own: {},
  };
}

/** Another customer has other contacts. */
export function withCustomer(draft: LogDraft, customer: CustomerRef | null): LogDraft {
  return customer?.id === draft.customer?.id ? draft : { ...draft, customer, contact: null };
}

export function isReady(draft: LogDraft): boolean {
  return draft.customer !== null && draft.summary.trim() !== '';
}

/** Whether closing would lose something somebody typed. */
export function isWritten(draft: LogDraft): boolean {
  const own = Object.values(draft.own).some((value) => !isEmpty(value));
  return own || [draft.summary, draft.nextStep, draft.place].some((text) => text.trim() !== '');
}

export function toValues(draft: LogDraft, timeZone: string): Values {
  const values: Values = {
    channel: draft.channel,
    direction: draft.direction,
    summary: draft.summary.trim(),
  };
  if (draft.occurred) values.occurred_at = instantAt(draft.occurred, timeZone);
  if (draft.contact) values.contact = draft.contact;
  // A place typed for a visit does not belong to the call it became.
  if (draft.place.trim() && happensSomewhere(draft.channel)) values.place = draft.place.trim();
  if (draft.nextStep.trim()) values.next_step = draft.nextStep.trim();
  if (draft.nextStepOn) values.next_step_on = draft.nextStepOn;
  for (const [name, value] of Object.entries(draft.own)) {
    if (!isEmpty(value)) values[name] = value;
  }
  return values;
}
