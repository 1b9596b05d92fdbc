import { afterEach, describe, expect, it, vi } from 'vitest';
import { isComposing, pressedEnter, pressedEscape } from './ime';
import { chord, isTyping, onKey } from './shortcuts';

describe('the IME rule', () => {
  it('leaves Enter to the input method while it composes', () => {
    expect(pressedEnter({ key: 'Enter', isComposing: true })).toBe(false);
    expect(pressedEnter({ key: 'Enter', nativeEvent: { isComposing: true } })).toBe(false);
  });

  it('leaves the Enter that ends a composition to the input method where only keyCode tells', () => {
    expect(pressedEnter({ key: 'Enter', isComposing: false, keyCode: 229 })).toBe(false);
    expect(isComposing({ key: 'Process', keyCode: 229 })).toBe(true);
  });

  it('takes a plain Enter and Escape', () => {
    expect(pressedEnter({ key: 'Enter', isComposing: false, keyCode: 13 })).toBe(true);
    expect(pressedEscape({ key: 'Escape', keyCode: 27 })).toBe(true);
  });

  it('holds for shortcuts: a composed key is nobody else’s', () => {
    const event = new KeyboardEvent('keydown', {
      key: 'k',
      ctrlKey: true,
      isComposing: true,
      cancelable: true,
    });
    const prevent = vi.spyOn(event, 'preventDefault');
    onKey(event);
    expect(prevent).not.toHaveBeenCalled();
  });
});

describe('no screen reads Enter past the rule', () => {
  const files = import.meta.glob<string>('../**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  });

  it('finds no comparison with Enter or Escape in a file that does not use the helper', () => {
    const guilty = Object.entries(files)
      .filter(([path]) => !path.startsWith('./') && !path.includes('.test.'))
      .filter(([, text]) => /key === '(Enter|Escape)'/.test(text) && !text.includes('isComposing('))
      .map(([path]) => path);
    expect(guilty).toEqual([]);
  });
});

describe('chords', () => {
  afterEach(() => document.body.replaceChildren());

  it('names presses as the tables write them', () => {
    expect(chord(new KeyboardEvent('keydown', { key: 'k', metaKey: true }))).toBe('mod+k');
    expect(chord(new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true }))).toBe(
      'mod+shift+z',
    );
    expect(chord(new KeyboardEvent('keydown', { key: '?', shiftKey: true }))).toBe('?');
  });

  it('knows when somebody types', () => {
    const input = document.createElement('input');
    const box = document.createElement('input');
    box.type = 'checkbox';
    expect(isTyping(input)).toBe(true);
    expect(isTyping(box)).toBe(false);
    expect(isTyping(document.body)).toBe(false);
  });
});
