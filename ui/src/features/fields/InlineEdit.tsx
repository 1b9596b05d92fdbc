/** Edits a value where it stands: Enter or leaving saves, Escape puts the old one back. */
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Field, Json } from '~/api/types';
import { pressed, pressedEnter, pressedEscape } from '~/keyboard/ime';
import { FieldInput } from './FieldInput';
import classes from './fields.module.css';
import type { Fields } from './useFields';

interface Props {
  field: Field;
  value: Json | undefined;
  fields: Fields;
  rev: number;
  /** Of an amount, where the record says one. */
  currency?: string | undefined;
  /**
   * Called once, with what to save (`undefined` when nothing changed), where to go on, and the revision the
   * person began from: what others changed meanwhile must meet the save as a conflict, not vanish under it.
   */
  onDone: (value: Json | undefined, next: 'stay' | 'down' | 'right' | 'left', rev: number) => void;
}

const AT_ONCE = new Set(['choice', 'enum', 'user', 'stars', 'record', 'check']);
/** These have a list of their own, which takes Enter, Tab and the arrows. */
const LISTS = new Set(['choice', 'enum', 'user', 'record', 'check', 'multi_choice']);

export function InlineEdit({ field, value, fields, rev, currency, onDone }: Props) {
  const [draft, setDraft] = useState<Json | undefined>(value);
  const begun = useRef({ value, rev });
  const latest = useRef(draft);
  const done = useRef(false);
  latest.current = draft;

  function finish(next: 'stay' | 'down' | 'right' | 'left', cancelled = false) {
    if (done.current) return;
    done.current = true;
    const result = typeof latest.current === 'string' && latest.current.trim() === '' ? null : latest.current;
    const same = JSON.stringify(result ?? null) === JSON.stringify(begun.current.value ?? null);
    onDone(cancelled || same ? undefined : result, next, begun.current.rev);
  }

  function onKeyDown(event: KeyboardEvent) {
    const choosing = LISTS.has(field.type);
    if (pressedEscape(event)) {
      event.preventDefault();
      event.stopPropagation();
      finish('stay', true);
    } else if (pressed(event, 'Tab') && !choosing) {
      event.preventDefault();
      finish(event.shiftKey ? 'left' : 'right');
    } else if (pressedEnter(event) && !choosing && field.type !== 'tags') {
      if (field.type === 'long_text' && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      finish('down');
    }
  }

  function onBlur(event: FocusEvent<HTMLDivElement>) {
    const to = event.relatedTarget;
    if (to instanceof Node && event.currentTarget.contains(to)) return;
    // The list of a choice lives in a portal: moving into it is not leaving.
    if (to instanceof HTMLElement && to.closest('[role="listbox"],[data-combobox-dropdown]')) return;
    if (['choice', 'enum', 'user', 'check'].includes(field.type)) return;
    finish('stay');
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the editor inside
    <div className={classes.inline} onKeyDown={onKeyDown} onBlur={onBlur} data-type={field.type}>
      <FieldInput
        field={field}
        value={draft}
        fields={fields}
        currency={currency}
        inline
        autoFocus
        onChange={(next) => {
          setDraft(next);
          latest.current = next;
          if (AT_ONCE.has(field.type)) finish('stay');
        }}
        onClosed={() => finish('stay')}
      />
    </div>
  );
}
