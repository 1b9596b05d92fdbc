import { describe, expect, it } from 'vitest';
import type { FieldConflict } from '~/api/types';
import { settleChoices } from './pending';

const conflict = (mine: string, theirs: string, before: string): FieldConflict => ({
  mine,
  theirs,
  before,
  by: '李敏',
  at: '2026-11-22T07:31:00.000Z',
});

describe('settling a save that met another’s', () => {
  const both = { phone: conflict('1', '2', '0'), fax: conflict('a', 'b', 'c') };

  it('saves mine and leaves theirs alone', () => {
    expect(settleChoices(both, { phone: 'mine', fax: 'theirs' })).toEqual({ phone: '1' });
  });

  it('can put back what stood before both', () => {
    expect(settleChoices(both, { phone: 'before', fax: 'before' })).toEqual({ phone: '0', fax: 'c' });
  });

  it('takes no choice as theirs: nothing is overwritten by closing', () => {
    expect(settleChoices(both, {})).toEqual({});
  });

  it('saves nothing when mine is what stands already', () => {
    expect(settleChoices({ phone: conflict('2', '2', '0') }, { phone: 'mine' })).toEqual({});
  });

  it('can clear a field', () => {
    const cleared = { ...conflict('', '2', '0'), mine: null };
    expect(settleChoices({ phone: cleared }, { phone: 'mine' })).toEqual({ phone: null });
  });
});
