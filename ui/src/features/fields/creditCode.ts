/** 统一社会信用代码 (GB 32100): 18 characters, the last one a check digit. Said while typing; the core has the last word. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export function creditCodeProblem(code: string): 'length' | 'characters' | 'check' | null {
  const plain = code.trim().toUpperCase();
  if (plain === '') return null;
  if (plain.length !== 18) return 'length';
  if ([...plain].some((char) => !ALPHABET.includes(char))) return 'characters';
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(plain[i] ?? '0'), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] === plain[17] ? null : 'check';
}
