/** Typing letters in the list goes to the first record whose name begins with them: what was typed, and for how long. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '~/api/call';
import { sayProblem } from '~/api/write';
import { pressedEscape } from '~/keyboard/ime';
import type { ListKind } from './listKind';
import type { ListQuery } from './rows';

/** After such a pause the next letter begins anew. */
const PAUSE_MS = 1600;
/** Letters that mean something else in the list; typed first, they do that, typed later, they are letters. */
const TAKEN = 'jkexfpngl';

export interface TypedKey {
  key: string;
  shift: boolean;
  mod: boolean;
  alt: boolean;
  /** The letter before it, which waited for a second key and did not get the one it waited for: `n` of `ning`. */
  after: string | null;
}

/**
 * The text after a key press, or null where the key is none of ours. A letter that has a meaning of its own begins a
 * jump with Shift; `/` begins one with nothing yet, so that any letter may follow.
 */
export function typed(text: string | null, { key, shift, mod, alt, after }: TypedKey): string | null {
  if (mod || alt) return null;
  if (text !== null) {
    if (key === 'Backspace') return text.slice(0, -1);
    // Syllables of a name are apart in its order: `wang fu`.
    if (key === ' ') return text === '' || text.endsWith(' ') ? text : `${text} `;
  }
  if (text === null && key === '/') return '';
  if (!/^[\p{L}\p{N}]$/u.test(key)) return null;
  const letter = key.toLowerCase();
  if (text !== null) return text + letter;
  if (after) return after + letter;
  return !shift && TAKEN.includes(letter) ? null : letter;
}

export interface TypeAhead {
  /** What was typed so far; null while nobody types. */
  text: string | null;
  /** Why it leads nowhere: no name begins so, or the list stands in another order. */
  trouble: 'none' | 'order' | null;
  /** Takes a key if it is ours; Escape ends it. */
  take: (key: TypedKey) => boolean;
  stop: () => void;
}

export function useTypeAhead(
  { entity, lead }: Pick<ListKind, 'entity' | 'lead'>,
  query: ListQuery,
  total: number,
  /** What a row is known by can be sorted by, and so be jumped to. */
  able: boolean,
  onRow: (row: number) => void,
): TypeAhead {
  const [text, setText] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<TypeAhead['trouble']>(null);
  const now = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const latest = useRef({ query, total, onRow });
  latest.current = { query, total, onRow };

  const stop = useCallback(() => {
    clearTimeout(timer.current);
    asked.current++;
    now.current = null;
    setText(null);
    setTrouble(null);
  }, []);
  useEffect(() => stop, [stop]);

  const go = useCallback(
    async (jump: string) => {
      const { query, total, onRow } = latest.current;
      const { filter, sort, bin } = query;
      if (sort && sort.by !== lead) return setTrouble('order');
      const mine = ++asked.current;
      try {
        const { at } = await ask(`${entity}.place`, {
          filter,
          jump,
          ...(sort ? { sort } : {}),
          ...(bin ? { bin } : {}),
        });
        // A faster hand has typed on meanwhile.
        if (mine !== asked.current) return;
        setTrouble(at >= total ? 'none' : null);
        if (at < total) onRow(at);
      } catch (error) {
        if (mine === asked.current) sayProblem(error);
      }
    },
    [entity, lead],
  );

  const take = useCallback(
    (key: TypedKey) => {
      if (pressedEscape(key) && now.current !== null) {
        stop();
        return true;
      }
      const next = able ? typed(now.current, key) : null;
      if (next === null) {
        // An arrow or Enter goes on from the row that was found.
        if (key.key !== 'Shift') stop();
        return false;
      }
      now.current = next;
      setText(next);
      setTrouble(null);
      clearTimeout(timer.current);
      timer.current = setTimeout(stop, PAUSE_MS);
      if (next.trim() !== '') void go(next.trim());
      return true;
    },
    [able, go, stop],
  );
  return useMemo(() => ({ text, trouble, take, stop }), [text, trouble, take, stop]);
}
