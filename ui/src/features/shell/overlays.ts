/** The one overlay open over the shell, and what it was opened with. */
import { useSyncExternalStore } from 'react';
import type { CustomerRef, FiledEntity } from '~/api/types';
import type { ExportOf } from '~/features/export/ExportDialog';
import type { LogSubject } from '~/features/interaction/logDraft';
import type { StoredFile } from '~/transport';

export type Overlay =
  | { name: 'palette' }
  | { name: 'shortcuts' }
  | { name: 'newCustomer' }
  | { name: 'newContact'; customer: CustomerRef | null }
  | { name: 'newOpportunity'; customer: CustomerRef | null }
  | { name: 'newService'; customer: CustomerRef | null }
  | { name: 'newProduct' }
  | { name: 'newOrder'; customer: CustomerRef | null }
  | { name: 'log'; subject: LogSubject | null }
  | { name: 'import'; file?: StoredFile; kind?: FiledEntity }
  | { name: 'export'; of: ExportOf };

let current: Overlay | null = null;
const listeners = new Set<() => void>();

export function openOverlay(overlay: Overlay): void {
  current = overlay;
  for (const listener of listeners) listener();
}

export function closeOverlay(): void {
  current = null;
  for (const listener of listeners) listener();
}

export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
