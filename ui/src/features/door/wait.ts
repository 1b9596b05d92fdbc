/** The growing wait after a wrong password, counted down where it was typed. */
import { useEffect, useState } from 'react';
import { CallError } from '~/transport';

/** The wait a refusal names, in seconds. */
export function waitOf(error: unknown): number {
  const named = error instanceof CallError && (error.code === 'WrongPassword' || error.code === 'TooMany');
  return named ? Number(error.detail.wait_s ?? 0) : 0;
}

/** Seconds still to wait after a refusal that names a wait. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = waitOf(error);
    setLeft(seconds);
    if (seconds <= 0) return;
    const until = Date.now() + seconds * 1000;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
