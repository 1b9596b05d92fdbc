/** The browser way to the core: POST for calls, server-sent events, PUT for files. */
import {
  type Answer,
  CallError,
  type EventKind,
  type Events,
  type StoredFile,
  type Transport,
  toCallError,
} from './types';

const KINDS: EventKind[] = ['changed', 'progress', 'done', 'notice', 'locked'];

async function send(path: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    throw new CallError('Unreachable');
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    throw new CallError(response.ok ? 'Internal' : 'Unreachable');
  }
  if (!response.ok) throw toCallError(body);
  return body;
}

export function httpTransport(): Transport {
  const listeners = new Map<EventKind, Set<(event: never) => void>>();
  let source: EventSource | null = null;
  let broken = false;

  function tell(kind: EventKind, event: unknown) {
    for (const listener of listeners.get(kind) ?? []) (listener as (e: unknown) => void)(event);
  }

  function open() {
    if (source) return;
    source = new EventSource('/api/events', { withCredentials: true });
    for (const kind of KINDS) {
      source.addEventListener(kind, (message) => {
        tell(kind, JSON.parse((message as MessageEvent<string>).data || '{}'));
      });
    }
    source.onopen = () => {
      // Nobody knows what was missed while the stream was down: every table may have changed.
      if (broken) tell('changed', { tables: ['*'] });
      broken = false;
    };
    source.onerror = () => {
      broken = true;
      // A refused stream (no session yet) stays closed; the next call to `on` opens a new one.
      if (source?.readyState === EventSource.CLOSED) source = null;
    };
  }

  async function putFile(file: File): Promise<StoredFile> {
    const body = (await send(`/api/file?name=${encodeURIComponent(file.name)}`, {
      method: 'PUT',
      body: file,
    })) as { file?: string; data?: { file: string } };
    const id = body.file ?? body.data?.file;
    if (!id) throw new CallError('Internal');
    return { file: id, name: file.name };
  }

  return {
    desktop: false,
    async call(name, input) {
      return (await send(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input ?? {}),
      })) as Answer;
    },
    on<K extends EventKind>(kind: K, listener: (event: Events[K]) => void) {
      const set = listeners.get(kind) ?? new Set();
      listeners.set(kind, set);
      set.add(listener as (event: never) => void);
      open();
      return () => {
        set.delete(listener as (event: never) => void);
        if ([...listeners.values()].every((each) => each.size === 0)) {
          source?.close();
          source = null;
        }
      };
    },
    chooseFile(accept) {
      return new Promise((resolve, reject) => {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = accept.join(',');
        input.addEventListener('change', () => {
          const file = input.files?.[0];
          if (!file) resolve(null);
          else putFile(file).then(resolve, reject);
        });
        input.addEventListener('cancel', () => resolve(null));
        input.click();
      });
    },
    async saveText(name, text) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
      return true;
    },
    async saveFile(file, name) {
      const link = document.createElement('a');
      link.href = `/api/file/${encodeURIComponent(file)}`;
      link.download = name;
      link.click();
      return true;
    },
    putFile,
    putText: (name, text) => putFile(new File([text], name, { type: 'text/plain' })),
    onFileDrop: () => () => undefined,
  };
}
