/** The desktop way to the core: one command, one event, and files the shell opens itself. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import {
  type Answer,
  CallError,
  type EventKind,
  type Events,
  type FileDrop,
  type StoredFile,
  type Transport,
  toCallError,
} from './types';

export function tauriTransport(): Transport {
  async function call(name: string, input: unknown): Promise<Answer> {
    try {
      return await invoke<Answer>('call', { name, input: input ?? {} });
    } catch (error) {
      throw toCallError(error);
    }
  }

  return {
    desktop: true,
    call,
    on<K extends EventKind>(kind: K, listener: (event: Events[K]) => void) {
      const stop = listen<{ kind: EventKind } & Events[K]>('zhike', ({ payload }) => {
        if (payload.kind === kind) listener(payload);
      });
      return () => void stop.then((off) => off());
    },
    async chooseFile(accept, title) {
      const { data } = await call('file.choose', { accept, title });
      const chosen = data as { file: string | null; name?: string };
      return chosen.file ? { file: chosen.file, name: chosen.name ?? '' } : null;
    },
    async saveText(name, text) {
      const { data } = await call('file.save', { name, text });
      return (data as { saved: boolean }).saved;
    },
    async saveFile(file, name) {
      const { data } = await call('file.save', { name, file });
      return (data as { saved: boolean }).saved;
    },
    async putText(name, text) {
      const { data } = await call('file.text', { name, text });
      return data as StoredFile;
    },
    async putFile(): Promise<StoredFile> {
      // The shell takes drops by path before the page sees them (`onFileDrop`).
      throw new CallError('Internal');
    },
    onFileDrop(listener: (event: FileDrop) => void) {
      const stop = getCurrentWebview().onDragDropEvent(async ({ payload }) => {
        if (payload.type === 'enter' || payload.type === 'over') listener({ kind: 'over' });
        else if (payload.type === 'leave') listener({ kind: 'leave' });
        else if (payload.type === 'drop') {
          const path = payload.paths[0];
          if (!path) return listener({ kind: 'leave' });
          try {
            const { data } = await call('file.choose', { path });
            const { file, name } = data as StoredFile;
            listener({ kind: 'drop', file: { file, name } });
          } catch (error) {
            listener({ kind: 'refused', error: toCallError(error) });
          }
        }
      });
      return () => void stop.then((off) => off());
    },
  };
}
