/** What is remarkable about a file, in words. */
import { i18next } from '~/locales/index';
import type { Note } from './calls';

/** Null where there are no words: a code says nothing to a person. */
export function noteText({ code }: Note): string | null {
  const key = `core:import.note.${code}`;
  return i18next.exists(key) ? i18next.t(key) : null;
}
