import { describe, expect, it } from 'vitest';
import { readKinds, readRecordAddress, toggleKind } from './address';

describe('the address of a customer’s page', () => {
  it('keeps what it knows and drops the rest', () => {
    const read = readRecordAddress({
      kinds: 'change.nonsense.interaction',
      asof: '2026-10-01',
      contact: 'p1',
      entry: '',
      evil: 'x',
    });
    expect(read).toEqual({ kinds: 'interaction.change', asof: '2026-10-01', contact: 'p1' });
  });

  it('takes only a day to look back to', () => {
    for (const asof of ['yesterday', '2026-13-45', '2026-10-01T00:00', 7]) {
      expect(readRecordAddress({ asof })).toEqual({});
    }
  });

  it('adds and takes away a kind, and says nothing when all are shown', () => {
    expect(toggleKind([], 'interaction')).toBe('interaction');
    expect(toggleKind(['interaction'], 'change')).toBe('interaction.change');
    expect(toggleKind(['interaction', 'change'], 'interaction')).toBe('change');
    expect(toggleKind(['change'], 'change')).toBeUndefined();
    expect(
      toggleKind(['interaction', 'contact', 'opportunity', 'service', 'sales_order', 'change'], 'life'),
    ).toBeUndefined();
    expect(readKinds(undefined)).toEqual([]);
  });
});
