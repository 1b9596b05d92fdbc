import { afterAll, expect, it } from 'vitest';
import entry from './main.tsx?raw';

const original = Object.getOwnPropertyDescriptor(Object.prototype, '__proto__');
afterAll(() => {
  if (original) Object.defineProperty(Object.prototype, '__proto__', original);
});

it('is the first thing the page does', () => {
  expect(entry.trimStart().startsWith("import './harden';")).toBe(true);
});

it('leaves a __proto__ key of an answer an ordinary key', async () => {
  await import('./harden');
  const answer = JSON.parse('{"__proto__": {"polluted": true}}');
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(answer)) copy[key] = answer[key];
  expect(Object.keys(copy)).toEqual(['__proto__']);
  expect((copy as { polluted?: boolean }).polluted).toBeUndefined();
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
