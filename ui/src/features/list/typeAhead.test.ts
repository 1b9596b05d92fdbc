import { describe, expect, it } from 'vitest';
import { type TypedKey, typed } from './typeAhead';

const press = (key: string, rest: Partial<TypedKey> = {}): TypedKey => ({
  key,
  shift: false,
  mod: false,
  alt: false,
  after: null,
  ...rest,
});
const all = (keys: string) => [...keys].reduce<string | null>((text, key) => typed(text, press(key)), null);

describe('typing ahead', () => {
  it('gathers letters and digits, whatever their case', () => {
    expect(all('shang')).toBe('shang');
    expect(typed(null, press('S', { shift: true }))).toBe('s');
    expect(all('3m')).toBe('3m');
    expect(all('é')).toBe('é');
  });

  it('leaves a letter its own meaning until a jump has begun', () => {
    for (const key of 'jkexfpng') expect(typed(null, press(key))).toBeNull();
    expect(all('he')).toBe('he');
    expect(typed(null, press('J', { shift: true }))).toBe('j');
    expect(all('/ji')).toBe('ji');
  });

  it('counts the first of two letters that might have been a shortcut and were not', () => {
    expect(typed(null, press('i', { after: 'n' }))).toBe('ni');
    expect(typed('w', press('i', { after: 'n' }))).toBe('wi');
  });

  it('keeps syllables apart and takes a letter back', () => {
    expect(all('wang  fu')).toBe('wang fu');
    expect(typed('wang', press('Backspace'))).toBe('wan');
    expect(typed(null, press('Backspace'))).toBeNull();
    expect(typed(null, press(' '))).toBeNull();
  });

  it('never takes a shortcut or a key with a name', () => {
    expect(typed('w', press('a', { mod: true }))).toBeNull();
    expect(typed('w', press('a', { alt: true }))).toBeNull();
    for (const key of ['Enter', 'ArrowDown', 'F2', 'Tab', 'Process', 'Dead', '?']) {
      expect(typed('w', press(key))).toBeNull();
    }
  });
});
