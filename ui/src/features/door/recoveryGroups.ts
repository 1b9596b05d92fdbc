/** The recovery key as people read it: eight groups, two of which they prove to have kept. */

export function recoveryGroups(key: string): string[] {
  const plain = key.replace(/[\s-]+/g, '');
  const size = Math.ceil(plain.length / 8);
  return Array.from({ length: 8 }, (_, i) => plain.slice(i * size, (i + 1) * size)).filter(Boolean);
}

/** Case and hyphens do not matter, nor do letters that look like digits in Crockford's alphabet. */
export function sameGroup(typed: string, group: string): boolean {
  const fold = (text: string) =>
    text
      .toUpperCase()
      .replace(/[\s-]+/g, '')
      .replace(/O/g, '0')
      .replace(/[IL]/g, '1');
  return fold(typed) === fold(group);
}

/** Two different places to ask for, never neighbours of each other's line. */
export function askedPlaces(random: () => number = Math.random): [number, number] {
  return [Math.floor(random() * 4), 4 + Math.floor(random() * 4)];
}
