/** The invitation code as people read it out and type it: three groups of four. */

const GROUP = 4;
export const CODE_LENGTH = 12;

/** What was typed or pasted, in groups; spaces, hyphens and case are the reader's affair. */
export function groupCode(text: string): string {
  const plain = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, CODE_LENGTH);
  return (plain.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

export const isWholeCode = (text: string) => text.replace(/-/g, '').length === CODE_LENGTH;
