/** Language, theme and density of this person on this machine. Local settings: no op, no sync. */
import { useSyncExternalStore } from 'react';

export type Language = 'zh-CN' | 'en';
export type Scheme = 'auto' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

export interface Preferences {
  language: Language;
  scheme: Scheme;
  density: Density;
  railOpen: boolean;
}

const KEY = 'zhike.preferences';

function systemLanguage(): Language {
  return navigator.languages?.some((tag) => tag.toLowerCase().startsWith('zh')) ||
    navigator.language?.toLowerCase().startsWith('zh')
    ? 'zh-CN'
    : 'en';
}

function load(): Preferences {
  const base: Preferences = {
    language: systemLanguage(),
    scheme: 'auto',
    density: 'comfortable',
    railOpen: true,
  };
  try {
    return { ...base, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return base;
  }
}

let current = load();
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  return current;
}

export function setPreferences(patch: Partial<Preferences>): void {
  current = { ...current, ...patch };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A full or forbidden store costs the memory of the choice, not the choice.
  }
  for (const listener of listeners) listener();
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
