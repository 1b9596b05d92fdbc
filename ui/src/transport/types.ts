/** What every shell offers the page: a call, events, and files. Nothing else crosses this line. */

export interface Answer<T = unknown> {
  data: T;
  op?: number;
  rev?: number;
  touched: string[];
}

export type ErrorCode =
  | 'NotFound'
  | 'Forbidden'
  | 'Conflict'
  | 'Invalid'
  | 'Blocked'
  | 'Unauthenticated'
  | 'WrongPassword'
  | 'NotOurs'
  | 'Missing'
  | 'NewerSchema'
  | 'Locked'
  | 'Busy'
  | 'ReadOnly'
  | 'DiskFull'
  | 'TooLarge'
  | 'TooMany'
  | 'Cancelled'
  | 'Corrupt'
  | 'OutcomeUnknown'
  | 'Internal';

/** An answer that says no. `Unreachable` is ours: the shell gave no answer at all. */
export class CallError extends Error {
  constructor(
    readonly code: ErrorCode | 'Unreachable',
    readonly detail: Record<string, unknown> = {},
    readonly reference?: string,
  ) {
    super(code);
    this.name = 'CallError';
  }
}

export interface ChangedEvent {
  op?: number;
  tables: string[];
}
export interface ProgressEvent {
  job: string;
  done: number;
  total: number | null;
}
export interface DoneEvent {
  job: string;
  result?: unknown;
  error?: { code: ErrorCode; detail: Record<string, unknown>; reference?: string };
}
export interface Events {
  changed: ChangedEvent;
  progress: ProgressEvent;
  done: DoneEvent;
  notice: { code: string };
  locked: Record<string, never>;
}
export type EventKind = keyof Events;

export interface StoredFile {
  file: string;
  name: string;
}

export interface Transport {
  readonly desktop: boolean;
  call(name: string, input: unknown): Promise<Answer>;
  /** Returns the way to stop listening. */
  on<K extends EventKind>(kind: K, listener: (event: Events[K]) => void): () => void;
  /** Asks the person for a file, saying what for where the system's dialog can; null when they changed their mind. */
  chooseFile(accept: string[], title: string): Promise<StoredFile | null>;
  /** Keeps a text in a file of the person's choice; false when they changed their mind. */
  saveText(name: string, text: string): Promise<boolean>;
  /** Keeps a file of the core where the person says; false when they changed their mind. */
  saveFile(file: string, name: string): Promise<boolean>;
  /** Hands a text that was pasted to the core, as a file of this name. */
  putText(name: string, text: string): Promise<StoredFile>;
  /** Hands a dropped file to the core. Desktop drops arrive through `onFileDrop` instead. */
  putFile(file: File): Promise<StoredFile>;
  /** Desktop shells see drops before the page does; over HTTP this never fires. */
  onFileDrop(listener: (event: FileDrop) => void): () => void;
}

export type FileDrop =
  | { kind: 'over' }
  | { kind: 'leave' }
  | { kind: 'drop'; file: StoredFile }
  | { kind: 'refused'; error: CallError };

const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'NotFound',
  'Forbidden',
  'Conflict',
  'Invalid',
  'Blocked',
  'Unauthenticated',
  'WrongPassword',
  'NotOurs',
  'Missing',
  'NewerSchema',
  'Locked',
  'Busy',
  'ReadOnly',
  'DiskFull',
  'TooLarge',
  'TooMany',
  'Cancelled',
  'Corrupt',
  'OutcomeUnknown',
  'Internal',
]);

export const ERROR_CODES = [...CODES, 'Unreachable'] as (ErrorCode | 'Unreachable')[];

/** Turns whatever a shell rejected with into a CallError; an unknown shape is an internal error. */
export function toCallError(value: unknown): CallError {
  if (value instanceof CallError) return value;
  if (typeof value === 'object' && value !== null && 'code' in value) {
    const { code, detail, reference } = value as { code: unknown; detail?: unknown; reference?: unknown };
    if (typeof code === 'string' && CODES.has(code)) {
      return new CallError(
        code as ErrorCode,
        typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {},
        typeof reference === 'string' ? reference : undefined,
      );
    }
  }
  return new CallError('Internal');
}
