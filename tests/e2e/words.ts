// The words a person sees, from the page's own locale files, so that a test reads the same in both languages.
import { readFileSync } from 'node:fs';

export type Language = 'zh-CN' | 'en';
type Tree = { [key: string]: string | Tree };

function read(language: Language, file: string): Tree {
  return JSON.parse(readFileSync(new URL(`../../ui/src/locales/${language}/${file}.json`, import.meta.url), 'utf8'));
}

export function words(language: Language) {
  const files = [read(language, 'ui'), read(language, 'core'), read(language, 'fields')];
  return (key: string, fill: Record<string, string | number> = {}): string => {
    for (const file of files) {
      let at: string | Tree | undefined = file;
      for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
      if (typeof at === 'string') {
        return at.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(fill[name] ?? ''));
      }
    }
    throw new Error(`no word ${key} in ${language}`);
  };
}
