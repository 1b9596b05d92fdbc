/** The one rule is length; the meter only encourages. */
export const MIN_PASSWORD = 10;

export type Strength = 'short' | 'fair' | 'good' | 'strong';

export function passwordStrength(password: string): Strength {
  const length = [...password].length;
  if (length < MIN_PASSWORD) return 'short';
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const varied = new Set(password).size;
  if (varied < 5) return 'fair';
  if (length >= 16 || (length >= 12 && kinds >= 3)) return 'strong';
  return kinds >= 3 || length >= 13 ? 'good' : 'fair';
}
