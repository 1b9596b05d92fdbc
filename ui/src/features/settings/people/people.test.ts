import { describe, expect, it } from 'vitest';
import { type Colleague, inOrder, personState, takers } from './state';

const now = new Date('2026-11-23T08:00:00Z');
const later = '2026-11-30T08:00:00Z';
const before = '2026-11-20T08:00:00Z';

function colleague(id: string, more: Partial<Colleague> = {}): Colleague {
  return {
    id,
    username: id,
    display_name: id,
    region: null,
    speciality: null,
    active: true,
    you: false,
    roles: ['manager'],
    teams: [],
    key: 'password',
    invited_until: null,
    work: { customers: 0, opportunities: 0, services: 0 },
    ...more,
  };
}

describe('the way in of a colleague', () => {
  it('is his password, and a waiting code beside it is told', () => {
    expect(personState(colleague('a'), now)).toBe('active');
    expect(personState(colleague('a', { invited_until: later }), now)).toBe('reinvited');
    expect(personState(colleague('a', { invited_until: before }), now)).toBe('active');
  });

  it('is none once his only code ran out, though the list was read before', () => {
    expect(personState(colleague('a', { key: 'invited', invited_until: later }), now)).toBe('invited');
    expect(personState(colleague('a', { key: 'invited', invited_until: before }), now)).toBe('keyless');
    expect(personState(colleague('a', { key: 'none' }), now)).toBe('keyless');
  });

  it('is closed by deactivation, whatever keys there are', () => {
    expect(personState(colleague('a', { active: false, invited_until: later }), now)).toBe('inactive');
  });
});

it('lists those who left behind those who work here', () => {
  const people = [colleague('a', { active: false }), colleague('b'), colleague('c')];
  expect(inOrder(people).map((each) => each.id)).toEqual(['b', 'c', 'a']);
});

it('offers work to those of the same trade first, the least busy before the others, never to the leaver', () => {
  const leaver = colleague('leaver', { work: { customers: 9, opportunities: 0, services: 0 } });
  const people = [
    colleague('chief', { roles: ['executive'] }),
    colleague('busy', { work: { customers: 40, opportunities: 0, services: 0 } }),
    colleague('free', { work: { customers: 3, opportunities: 0, services: 0 } }),
    colleague('gone', { active: false }),
    leaver,
  ];
  expect(takers(people, leaver).map((each) => each.id)).toEqual(['free', 'busy', 'chief']);
});
