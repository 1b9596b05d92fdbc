/** A short text edited where it stands: a click or Enter opens it, Enter or leaving saves, Escape puts the old one back. */
import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { pressedEnter, pressedEscape } from '~/keyboard/ime';
import classes from './inlineText.module.css';

interface Props {
  value: string;
  /** What it is, for who does not see where it stands. */
  label: string;
  onSave: (value: string) => void;
  fixed?: boolean;
  weight?: 'strong';
  maxLength?: number;
}

export function InlineText({ value, label, onSave, fixed, weight, maxLength = 60 }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  if (fixed) {
    return (
      <span className={classes.text} data-weight={weight}>
        {value}
      </span>
    );
  }
  if (draft === null) {
    return (
      <button
        ref={opener}
        type="button"
        className={classes.text}
        data-weight={weight}
        aria-label={`${label}: ${value}`}
        onClick={() => setDraft(value)}
      >
        {value}
      </button>
    );
  }
  const close = () => {
    setDraft(null);
    // The keyboard goes on from where it came.
    requestAnimationFrame(() => opener.current?.focus());
  };
  const finish = () => {
    const next = draft.trim();
    setDraft(null);
    if (next && next !== value) onSave(next);
  };
  return (
    <TextInput
      className={classes.input ?? ''}
      aria-label={label}
      value={draft}
      autoFocus
      maxLength={maxLength}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (pressedEnter(event)) {
          event.preventDefault();
          finish();
          requestAnimationFrame(() => opener.current?.focus());
        }
        if (pressedEscape(event)) {
          event.stopPropagation();
          close();
        }
      }}
    />
  );
}
