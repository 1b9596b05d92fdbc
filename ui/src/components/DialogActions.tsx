/** The row of buttons a dialog ends with; the one that goes on is last. */
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className={classes.stack}>{children}</div>;
}
