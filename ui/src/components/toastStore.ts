/** What just happened, said at the bottom of the window, with the way back beside it. */
import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'problem';
  action?: { label: string; run: () => void; shortcut?: string };
}

const SHOWN_MS = 8000;
let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function set(list: Toast[]) {
  toasts = list;
  for (const listener of listeners) listener();
}

export function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  set(toasts.filter((toast) => toast.id !== id));
}

/** Keeps a toast while somebody points at it or stands on its button. */
export function hold(id: number): void {
  clearTimeout(timers.get(id));
}

export function release(id: number): void {
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => dismiss(id), SHOWN_MS),
  );
}

export function say(toast: Omit<Toast, 'id'>): number {
  const id = next++;
  // Only the newest change offers its undo: an older one would undo out of order.
  set([...toasts.filter((old) => old.tone === 'problem' || !toast.action).slice(-2), { ...toast, id }]);
  release(id);
  return id;
}

export function useToasts(): Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
