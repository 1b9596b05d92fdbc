/** What can be said of a colleague's way in, and in which order colleagues are listed. */
import type { Output } from '~/api/types';
import type { Tone } from '~/components/Chip';

export type Colleague = Output<'user.people'>['people'][number];

/** `reinvited`: the old password still works, and a new code waits. */
export type PersonState = 'active' | 'reinvited' | 'invited' | 'keyless' | 'inactive';

export const STATE_TONE: Record<PersonState, Tone> = {
  active: 'good',
  reinvited: 'good',
  invited: 'info',
  keyless: 'warn',
  inactive: 'plain',
};

type Seen = Pick<Colleague, 'active' | 'key' | 'invited_until'>;

export function personState({ active, key, invited_until }: Seen, now: Date): PersonState {
  if (!active) return 'inactive';
  const waiting = invited_until !== null && new Date(invited_until) > now;
  if (key === 'password') return waiting ? 'reinvited' : 'active';
  // An invitation that ran out opens nothing, whenever the list was read.
  return key === 'invited' && waiting ? 'invited' : 'keyless';
}

/** Those who work here first; within that the order in which they came. */
export function inOrder(people: Colleague[]): Colleague[] {
  return [...people.filter((each) => each.active), ...people.filter((each) => !each.active)];
}

/** Who may take over what somebody leaves: those of the same trade first, the least busy of them before the others. */
export function takers(people: Colleague[], leaver: Colleague): Colleague[] {
  const same = (each: Colleague) => each.roles.some((role) => leaver.roles.includes(role));
  return people
    .filter((each) => each.active && each.id !== leaver.id)
    .sort((a, b) => Number(same(b)) - Number(same(a)) || a.work.customers - b.work.customers);
}
