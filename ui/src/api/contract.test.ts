/**
 * The window's own types say what its screens read; the generated ones say what the core sends. When they part,
 * this file names the calls and does not compile. (At run time there is nothing left to test.)
 */
import { expect, it } from 'vitest';
import type { Calls as Core } from './generated';
import type { Json, Calls as Window } from './types';

type Shared = keyof Core & keyof Window;
/** Calls at the door belong to the shell and are not in the core's table. */
type Shells = `door.${string}`;

// Codes are narrower here than in the schema (`life: 'live' | …`), and free JSON is an open object there.
// biome-ignore lint/suspicious/noExplicitAny: what is free on one side is not compared on the other
type Free = any;
type Loose<T> = [Json] extends [T]
  ? Free
  : T extends string
    ? string
    : T extends (infer E)[]
      ? Loose<E>[]
      : T extends object
        ? string extends keyof T
          ? [T[keyof T]] extends [never]
            ? object
            : Free
          : { [K in keyof T]: Loose<T[K]> }
        : T;

// A job answers its number at once; its result comes with the event.
type Jobs = 'customer.import' | 'backup.make';

type AnswersApart = {
  [N in Exclude<Shared, Jobs>]: Loose<Core[N]['data']> extends Loose<Window[N][1]> ? never : N;
}[Exclude<Shared, Jobs>];
type InputsApart = {
  [N in Shared]: Loose<Window[N][0]> extends Loose<Core[N]['input']> ? never : N;
}[Shared];

const none = <T extends never>(...apart: T[]) => apart.length;

it('calls nothing the core does not have, and means the same by it', () => {
  expect(none<Exclude<keyof Window, keyof Core | Shells>>()).toBe(0);
  expect(none<AnswersApart>()).toBe(0);
  expect(none<InputsApart>()).toBe(0);
});
