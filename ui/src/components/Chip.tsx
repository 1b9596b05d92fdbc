import type { ReactNode } from 'react';
import classes from './marks.module.css';

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'info';

/** A state with its word: the colour alone never says it. */
export function Chip({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={classes.chip} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
