/**
 * Shortcuts of the page: one listener, many owners. A shortcut is `mod+k`, `shift+?`, `n c` (one after the
 * other) or a bare key; bare keys rest while somebody types.
 */
import { useEffect, useRef } from 'react';
import { isComposing } from './ime';

export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 900;
const OWN_KEYS = '[role="dialog"],[role="menu"],[role="listbox"],[aria-expanded="true"][role="combobox"]';
const stack: { map: Shortcuts; modal: boolean }[] = [];
let first: { key: string; at: number } | null = null;

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** The name of a key press, as shortcut tables write it. */
export function chord(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  // The question mark already needs Shift on most keyboards; naming both would miss the others.
  if (event.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push('shift');
  parts.push(key);
  return parts.join('+');
}

function find(name: string): ((event: KeyboardEvent) => void) | undefined {
  for (let i = stack.length - 1; i >= 0; i--) {
    const layer = stack[i];
    if (layer?.map[name]) return layer.map[name];
    if (layer?.modal) return undefined;
  }
  return undefined;
}

/** Whether this key press is the second of two that mean something together. */
export function inSequence(event: KeyboardEvent): boolean {
  return pairOf(event, chord(event)) !== undefined;
}

/** The key pressed a moment ago, if it waits for a second one (`g` of `g c`). */
export function waitingKey(event: KeyboardEvent): string | null {
  if (!first || event.timeStamp - first.at >= SEQUENCE_MS) return null;
  const { key } = first;
  const waits = stack.some(({ map }) => Object.keys(map).some((name) => name.startsWith(`${key} `)));
  return waits && find(key) === undefined ? key : null;
}

function pairOf(event: KeyboardEvent, name: string) {
  return first && event.timeStamp - first.at < SEQUENCE_MS ? find(`${first.key} ${name}`) : undefined;
}

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return;
  const name = chord(event);
  const bare = !name.startsWith('mod') && !name.startsWith('alt') && name !== 'escape' && name !== 'f2';
  const undoing = name === 'mod+z' || name === 'mod+shift+z';
  // Inside a text field Ctrl+Z is the field's own.
  if ((bare || undoing) && isTyping(event.target)) return;
  // A dialog, a menu or an open list has keys of its own; Escape there closes it and nothing behind it.
  const inside = event.target instanceof Element && event.target.closest(OWN_KEYS);
  if (inside && (bare || name === 'escape')) return;
  const pair = pairOf(event, name);
  first = { key: name, at: event.timeStamp };
  const action = pair ?? find(name);
  if (!action) return;
  if (pair) first = null;
  event.preventDefault();
  action(event);
}

if (typeof window !== 'undefined') window.addEventListener('keydown', onKey);

/** Adds a layer of shortcuts while the component is shown; a modal layer hides those below it. */
export function useShortcuts(map: Shortcuts, options: { enabled?: boolean; modal?: boolean } = {}): void {
  const latest = useRef(map);
  latest.current = map;
  const { enabled = true, modal = false } = options;
  const names = Object.keys(map).join('\n');
  useEffect(() => {
    if (!enabled) return;
    const bound: Shortcuts = {};
    for (const name of names.split('\n')) if (name) bound[name] = (event) => latest.current[name]?.(event);
    const layer = { map: bound, modal };
    stack.push(layer);
    return () => {
      stack.splice(stack.indexOf(layer), 1);
    };
  }, [names, enabled, modal]);
}
