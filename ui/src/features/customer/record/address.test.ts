import { describe, expect, it } from 'vitest';
import { readKinds, readRecordAddress, toggleKind } from './address';

describe('the address of a customer’s page', () => {
  it('keeps what it knows and drops the rest', () => {
    const read = readRecordAddress({
      kinds: 'change.nonsense.interaction',
      contact: 'p1',
      entry: '',
      evil: 'x',
    });
    expect(read).toEqual({ kinds: 'interaction.change', contact: 'p1' });
  });

  it('adds and takes away a kind, and says nothing when all are shown', () => {
    expect(toggleKind([], 'interaction')).toBe('interaction');
    expect(toggleKind(['interaction'], 'change')).toBe('interaction.change');
    expect(toggleKind(['interaction', 'change'], 'interaction')).toBe('change');
    expect(toggleKind(['change'], 'change')).toBeUndefined();
    expect(toggleKind(['interaction', 'contact', 'change'], 'life')).toBeUndefined();
    expect(readKinds(undefined)).toEqual([]);
  });
});
