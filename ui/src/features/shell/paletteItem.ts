/** One line of the palette, and the lines that stand under one heading. */
import type { ReactNode } from 'react';

export interface Item {
  id: string;
  label: string;
  hint?: string;
  keys?: string;
  icon: ReactNode;
  run: () => void;
}

export interface Group {
  id: string;
  title: string;
  items: Item[];
  /** How many more there are than are shown, in words. */
  more?: string | undefined;
}
