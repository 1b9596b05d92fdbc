/** A long task followed to its end: by events, and by asking now and then in case an event was lost. */
import { useEffect, useRef, useState } from 'react';
import { ask } from '~/api/call';
import type { CallName, JobResult } from '~/api/types';
import { CallError, toCallError, transport } from '~/transport';

export interface JobState<R> {
  done: number;
  total: number;
  /** Seconds still to go, once enough is known to say. */
  left: number | null;
  result: R | null;
  error: CallError | null;
}

const START = { done: 0, total: 0, left: null, result: null, error: null };
const ASK_MS = 2000;

/** Time left from the pace so far; silent for the first second, when every guess is wrong. */
export function secondsLeft(done: number, total: number, elapsedMs: number): number | null {
  if (elapsedMs < 1000 || done <= 0 || total <= done) return null;
  return ((total - done) * elapsedMs) / done / 1000;
}

export function useJob<N extends CallName>(job: string | null): JobState<JobResult<N>> {
  const [state, setState] = useState<JobState<JobResult<N>>>(START);
  const started = useRef(0);
  useEffect(() => {
    setState(START);
    if (!job) return;
    started.current = Date.now();
    let over = false;
    const progress = (done: number, known: number | null) => {
      if (over) return;
      const total = known ?? 0;
      setState((old) => ({
        ...old,
        done,
        total,
        left: secondsLeft(done, total, Date.now() - started.current),
      }));
    };
    const end = (result: unknown, error: unknown) => {
      if (over) return; // told by the event and by the answer: once is enough
      over = true;
      setState((old) => ({
        ...old,
        left: null,
        result: error ? null : (result as JobResult<N>),
        error: error ? toCallError(error) : null,
      }));
    };
    const offs = [
      transport.on('progress', (event) => event.job === job && progress(event.done, event.total)),
      transport.on('done', (event) => event.job === job && end(event.result, event.error)),
    ];
    const poll = async () => {
      if (over) return;
      try {
        const now = await ask('job.get', { job });
        if (now.result !== undefined && now.result !== null) end(now.result, null);
        else if (now.error) end(null, now.error);
        else progress(now.done, now.total);
      } catch (error) {
        if (error instanceof CallError && error.code === 'NotFound') end(null, error);
      }
    };
    void poll();
    const timer = setInterval(() => void poll(), ASK_MS);
    return () => {
      over = true;
      clearInterval(timer);
      for (const off of offs) off();
    };
  }, [job]);
  return state;
}
