/** Whom the screen is about just now, so that a log written from anywhere begins with them. */
import { useEffect } from 'react';
import type { LogSubject } from './logDraft';

const stack: { subject: LogSubject | null }[] = [];

/** The newest part of the screen that is about somebody: a panel before the page under it. */
export function currentSubject(): LogSubject | null {
  for (let i = stack.length - 1; i >= 0; i--) {
    const subject = stack[i]?.subject;
    if (subject) return subject;
  }
  return null;
}

/** The screen is about them for as long as it is shown. */
export function useLogSubject(customerId: string | undefined, name: string, contact?: string): void {
  useEffect(() => {
    const layer = {
      subject: customerId ? { customer: { id: customerId, name }, contact: contact ?? null } : null,
    };
    stack.push(layer);
    return () => {
      stack.splice(stack.indexOf(layer), 1);
    };
  }, [customerId, name, contact]);
}
