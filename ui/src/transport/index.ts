/** Chooses the shell once, at start. Everything above this folder is the same in a window and a browser. */
import { httpTransport } from './http';
import { tauriTransport } from './tauri';

export * from './types';

export const transport = '__TAURI_INTERNALS__' in window ? tauriTransport() : httpTransport();
