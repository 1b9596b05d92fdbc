import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '~/transport';
import { resources } from './index';

type Tree = { [key: string]: string | Tree };

function keys(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keys(value, `${prefix}${key}.`),
  );
}
/** English has one more plural form; both are one word to translate. */
const meaning = (key: string) => key.replace(/_(one|other)$/, '');
const set = (list: string[]) => [...new Set(list.map(meaning))].sort();

const zh = resources['zh-CN'] as unknown as Record<string, Tree>;
const en = resources.en as unknown as Record<string, Tree>;

describe('both languages', () => {
  for (const file of ['core', 'fields', 'ui']) {
    it(`have the same keys in ${file}.json`, () => {
      expect(set(keys(zh[file] ?? {}))).toEqual(set(keys(en[file] ?? {})));
    });

    it(`have no empty word in ${file}.json`, () => {
      const leaves = (tree: Tree): string[] =>
        Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : leaves(value)));
      expect(
        [...leaves(zh[file] ?? {}), ...leaves(en[file] ?? {})].filter((word) => word.trim() === ''),
      ).toEqual([]);
    });
  }

  it('fill the same places in a sentence', () => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]);
    const word = (tree: Tree, key: string): string | undefined => {
      let at: string | Tree | undefined = tree;
      for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
      return typeof at === 'string' ? at : undefined;
    };
    for (const key of keys(zh.ui ?? {})) {
      const chinese = new Set(places(word(zh.ui ?? {}, key) ?? ''));
      const english = word(en.ui ?? {}, key) ?? word(en.ui ?? {}, `${meaning(key)}_other`) ?? '';
      // A sentence may leave a count out where the words carry it; it may never invent a place.
      for (const place of places(english)) expect([...chinese, 'count'], key).toContain(place);
    }
  });

  it('have a sentence for every error code', () => {
    for (const tree of [zh.core, en.core]) {
      expect(Object.keys(tree?.error as Tree)).toEqual(expect.arrayContaining(ERROR_CODES));
    }
  });
});

describe('the keys in the code', () => {
  const files = import.meta.glob<string>('../**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const known = new Map<string, Set<string>>(
    ['core', 'fields', 'ui'].map((file) => [file, new Set(set(keys(zh[file] ?? {})))]),
  );
  const exists = (key: string) => {
    const [file, rest] = key.includes(':') ? (key.split(':') as [string, string]) : ['ui', key];
    return known.get(file)?.has(rest) ?? false;
  };
  const prefixExists = (key: string) => {
    const [file, rest] = key.includes(':') ? (key.split(':') as [string, string]) : ['ui', key];
    return [...(known.get(file) ?? [])].some((each) => each.startsWith(rest));
  };

  it('all exist', () => {
    const missing: string[] = [];
    let found = 0;
    for (const [path, text] of Object.entries(files)) {
      if (path.includes('.test.')) continue;
      for (const [, key] of text.matchAll(/\bt\(\s*'([^']+)'/g)) {
        found++;
        if (key && !exists(key)) missing.push(`${path}: ${key}`);
      }
      for (const [, key] of text.matchAll(/(?:\bt\(|exists\()\s*`([^`$]+)\$\{/g)) {
        if (key && !prefixExists(key)) missing.push(`${path}: ${key}…`);
      }
    }
    expect(missing).toEqual([]);
    expect(found).toBeGreaterThan(200);
  });

  it('are all of ui.json: nothing is translated for nobody', () => {
    const all = Object.entries(files)
      .filter(([path]) => !path.includes('.test.'))
      .map(([, text]) => text)
      .join('\n');
    const families = [...all.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((found) => found[1] ?? '');
    const unused = [...(known.get('ui') ?? [])].filter(
      (key) => !all.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
    );
    expect(unused).toEqual([]);
  });
});
