import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// Read from disk: the test runner replaces style sheets by stubs.
const root = join(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.(tsx?|css)$/.test(path),
);
const sources = Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function block(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const light = block(':root {');
const dark = new Map([...light, ...block('[data-mantine-color-scheme="dark"]')]);

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s theme', (_, tokens) => {
  const ratio = (text: string, ground: string) => contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '');

  it.each(['canvas', 'surface', 'sunken', 'hover', 'accent-soft'])('has readable text on %s', (ground) => {
    for (const text of ['text', 'text-2']) expect(ratio(text, ground), text).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['canvas', 'surface', 'sunken', 'hover'])('has readable quiet text on %s', (ground) => {
    expect(ratio('text-3', ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['accent-ink', 'accent'],
    ['accent-ink', 'accent-hover'],
    ['accent-text', 'surface'],
    ['accent-text', 'canvas'],
    ['accent-text', 'accent-soft'],
    ['good', 'good-soft'],
    ['warn', 'warn-soft'],
    ['bad', 'bad-soft'],
    ['info', 'info-soft'],
    ['bad', 'surface'],
    ['warn', 'surface'],
    ['warn', 'canvas'],
    ['bad-ink', 'bad'],
    ['toast-text', 'toast'],
    ['toast-link', 'toast'],
  ])('has readable %s on %s', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('has controls whose edge can be seen', () => {
    expect(ratio('line-control', 'surface')).toBeGreaterThanOrEqual(3);
  });
});

it('no colour is written outside the tokens', () => {
  const guilty = Object.entries(sources)
    .filter(([path]) => !path.endsWith('tokens.css') && !path.includes('.test.'))
    .filter(([, text]) => /#[0-9a-f]{3,8}\b(?=[\s;,'")])|\brgba?\(|\bhsla?\(/i.test(text))
    .map(([path]) => path);
  expect(guilty).toEqual([]);
});
