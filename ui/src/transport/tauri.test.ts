import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tauriTransport } from './tauri';

/** The shell as the page sees it: what `invoke` answers, and what the window is told. */
interface Shell {
  invoke: (command: string, input: Record<string, unknown>) => unknown;
  listeners: Map<string, ((event: unknown) => void)[]>;
}
const shell: Shell = { invoke: () => undefined, listeners: new Map() };
const asked: [string, unknown][] = [];
const callbacks = new Map<number, (event: unknown) => void>();

/** Events reach a page as the shell's own plugin sends them: a registered callback, called with the payload. */
function tell(name: string, payload: unknown) {
  for (const listener of shell.listeners.get(name) ?? []) listener({ event: name, id: 1, payload });
}

beforeEach(() => {
  asked.length = 0;
  callbacks.clear();
  shell.listeners.clear();
  vi.stubGlobal('__TAURI_EVENT_PLUGIN_INTERNALS__', { unregisterListener: () => undefined });
  vi.stubGlobal('__TAURI_INTERNALS__', {
    metadata: { currentWindow: { label: 'main' }, currentWebview: { windowLabel: 'main', label: 'main' } },
    transformCallback: (callback: (event: unknown) => void) => {
      callbacks.set(callbacks.size + 1, callback);
      return callbacks.size;
    },
    invoke: async (command: string, input: Record<string, unknown>) => {
      if (command === 'plugin:event|listen') {
        const name = String(input.event);
        const listener = callbacks.get(Number(input.handler));
        if (listener) shell.listeners.set(name, [...(shell.listeners.get(name) ?? []), listener]);
        return 1;
      }
      if (command.startsWith('plugin:')) return undefined;
      asked.push([String(input.name), input.input]);
      return shell.invoke(command, input);
    },
  });
});

const answer = (data: unknown) => ({ data, touched: [] });

describe('calls in the window', () => {
  it('go through the one command, with an empty input where there is none', async () => {
    shell.invoke = () => answer({ count: 3 });
    expect((await tauriTransport().call('customer.count', undefined)).data).toEqual({ count: 3 });
    expect(asked).toEqual([['customer.count', {}]]);
  });

  it('are refused by code, as over HTTP', async () => {
    shell.invoke = () => Promise.reject({ code: 'Locked', detail: { by: 'pid 7' } });
    await expect(tauriTransport().call('door.login', {})).rejects.toMatchObject({
      code: 'Locked',
      detail: { by: 'pid 7' },
    });
    // What the runtime itself refuses with is text, and a fault of ours.
    shell.invoke = () => Promise.reject('command call not found');
    await expect(tauriTransport().call('door.state', {})).rejects.toMatchObject({ code: 'Internal' });
  });
});

describe('a file from the dialog', () => {
  it('is an id and a name; no path reaches the page', async () => {
    shell.invoke = () => answer({ file: 'f1', name: '客户.csv' });
    expect(await tauriTransport().chooseFile(['.csv'], '选择')).toEqual({ file: 'f1', name: '客户.csv' });
    expect(asked).toEqual([['file.choose', { accept: ['.csv'], title: '选择' }]]);
  });

  it('is nothing where the person changed their mind', async () => {
    shell.invoke = () => answer({ file: null });
    expect(await tauriTransport().chooseFile(['.csv'], '选择')).toBeNull();
  });

  it('that is too large is refused by the shell and said so', async () => {
    shell.invoke = () => Promise.reject({ code: 'TooLarge', detail: { limit: 1 } });
    await expect(tauriTransport().chooseFile(['.csv'], '选择')).rejects.toMatchObject({ code: 'TooLarge' });
  });
});

describe('a text to keep', () => {
  it('is handed to the shell with the name to suggest; the shell says whether it was kept', async () => {
    shell.invoke = () => answer({ saved: true });
    expect(await tauriTransport().saveText('key.txt', 'V4PJT')).toBe(true);
    expect(asked).toEqual([['file.save', { name: 'key.txt', text: 'V4PJT' }]]);
    shell.invoke = () => answer({ saved: false });
    expect(await tauriTransport().saveText('key.txt', 'V4PJT')).toBe(false);
    shell.invoke = () => Promise.reject({ code: 'DiskFull', detail: {} });
    await expect(tauriTransport().saveText('key.txt', 'V4PJT')).rejects.toMatchObject({ code: 'DiskFull' });
  });
});

describe('a dropped file', () => {
  it('is shown while it hovers and taken by its path once, which only the shell reads', async () => {
    shell.invoke = () => answer({ file: 'f2', name: 'a.csv' });
    const told: unknown[] = [];
    tauriTransport().onFileDrop((event) => told.push(event));
    await vi.waitFor(() => expect(shell.listeners.get('tauri://drag-drop')).toHaveLength(1));
    const position = { x: 1, y: 2 };
    tell('tauri://drag-enter', { paths: ['/home/me/a.csv'], position });
    tell('tauri://drag-leave', null);
    tell('tauri://drag-drop', { paths: ['/home/me/a.csv'], position });
    await vi.waitFor(() => expect(told).toHaveLength(3));
    expect(told).toEqual([
      { kind: 'over' },
      { kind: 'leave' },
      { kind: 'drop', file: { file: 'f2', name: 'a.csv' } },
    ]);
    expect(asked).toEqual([['file.choose', { path: '/home/me/a.csv' }]]);
  });

  it('that the shell refuses leaves no mark and says why', async () => {
    shell.invoke = () => Promise.reject({ code: 'Forbidden', detail: { permission: 'file' } });
    const told: unknown[] = [];
    tauriTransport().onFileDrop((event) => told.push(event));
    await vi.waitFor(() => expect(shell.listeners.get('tauri://drag-drop')).toHaveLength(1));
    tell('tauri://drag-drop', { paths: ['/etc/passwd'], position: { x: 1, y: 2 } });
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told[0]).toMatchObject({ kind: 'refused', error: { code: 'Forbidden' } });
  });
});

describe('events of the shell', () => {
  it('reach the listeners of their kind only, until they stop listening', async () => {
    const told: unknown[] = [];
    tauriTransport().on('locked', (event) => told.push(event));
    await vi.waitFor(() => expect(shell.listeners.get('zhike')).toHaveLength(1));
    tell('zhike', { kind: 'changed', op: 7, tables: ['customer'] });
    expect(told).toEqual([]);
    tell('zhike', { kind: 'locked' });
    expect(told).toEqual([{ kind: 'locked' }]);
  });
});
