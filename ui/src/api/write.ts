/** Every change answers at once with what happened and Undo. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { say } from '~/components/toastStore';
import { i18next } from '~/locales';
import { errorText } from '~/locales/errors';
import type { Answer } from '~/transport';
import { call } from './call';
import { refresh } from './freshness';
import type { CallName, Input, Output } from './types';

/** The command's name in the person's words; an unknown one is called a change. */
export function commandText(command: string): string {
  const key = `core:command.${command}`;
  return i18next.exists(key) ? i18next.t(key) : i18next.t('core:command.other');
}

interface WriteOptions<N extends CallName> {
  /** The sentence of the toast; without it the change shows where it was made. */
  said?: string | ((answer: Output<N>) => string | null);
  /** It cannot be undone, so the toast offers no way back. */
  final?: boolean;
}

export interface Writer {
  /** Runs a command; throws its CallError. */
  write<N extends CallName>(name: N, input: Input<N>, options?: WriteOptions<N>): Promise<Output<N>>;
  /** The same, with the error said at the bottom of the window instead of thrown. */
  tryWrite<N extends CallName>(
    name: N,
    input: Input<N>,
    options?: WriteOptions<N>,
  ): Promise<Output<N> | undefined>;
  undo(op?: number): Promise<void>;
  redo(op?: number): Promise<void>;
}

export function sayProblem(error: unknown): void {
  say({ tone: 'problem', text: errorText(error) });
}

function makeWriter(client: QueryClient): Writer {
  async function run<N extends CallName>(name: N, input: Input<N>): Promise<Answer<Output<N>>> {
    const answer = await call(name, input);
    // The event says the same a moment later; this window need not wait for it.
    if (answer.touched?.length) refresh(client, answer.touched);
    return answer;
  }

  async function write<N extends CallName>(name: N, input: Input<N>, options: WriteOptions<N> = {}) {
    const answer = await run(name, input);
    const text = typeof options.said === 'function' ? options.said(answer.data) : options.said;
    const { op } = answer;
    if (text) {
      say({
        tone: 'done',
        text,
        ...(op !== undefined && !options.final
          ? { action: { label: i18next.t('action.undo'), run: () => void undo(op), shortcut: 'mod+z' } }
          : {}),
      });
    }
    return answer.data;
  }

  async function undo(op?: number): Promise<void> {
    try {
      const { data } = await run('change.undo', op === undefined ? {} : { op });
      say({
        tone: 'done',
        text: i18next.t('did.undone', { what: commandText(data.command) }),
        action: {
          label: i18next.t('action.redo'),
          run: () => void redo(data.op ?? undefined),
          shortcut: 'mod+shift+z',
        },
      });
    } catch (error) {
      sayProblem(error);
    }
  }

  async function redo(op?: number): Promise<void> {
    try {
      const { data } = await run('change.redo', op === undefined ? {} : { op });
      say({
        tone: 'done',
        text: i18next.t('did.redone', { what: commandText(data.command) }),
        action: {
          label: i18next.t('action.undo'),
          run: () => void undo(data.op ?? undefined),
          shortcut: 'mod+z',
        },
      });
    } catch (error) {
      sayProblem(error);
    }
  }

  return {
    write,
    async tryWrite(name, input, options) {
      try {
        return await write(name, input, options);
      } catch (error) {
        sayProblem(error);
        return undefined;
      }
    },
    undo,
    redo,
  };
}

export function useWriter(): Writer {
  const client = useQueryClient();
  return useMemo(() => makeWriter(client), [client]);
}
