/** A file dragged onto the window: from the page over HTTP, from the shell in a window. */
import { type DragEvent, useEffect, useState } from 'react';
import { sayProblem } from '~/api/write';
import { type StoredFile, transport } from '~/transport';

export function useFileDrop(enabled: boolean, onFile: (file: StoredFile) => void) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    if (!enabled) return;
    return transport.onFileDrop((event) => {
      setOver(event.kind === 'over');
      if (event.kind === 'drop') onFile(event.file);
      if (event.kind === 'refused') sayProblem(event.error);
    });
  }, [enabled, onFile]);

  const holdsFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const handlers =
    enabled && !transport.desktop
      ? {
          onDragOver: (event: DragEvent) => {
            if (!holdsFile(event)) return;
            event.preventDefault();
            setOver(true);
          },
          onDragLeave: (event: DragEvent) => {
            if (
              !(event.relatedTarget instanceof Node) ||
              !event.currentTarget.contains(event.relatedTarget)
            ) {
              setOver(false);
            }
          },
          onDrop: (event: DragEvent) => {
            if (!holdsFile(event)) return;
            event.preventDefault();
            setOver(false);
            const file = event.dataTransfer.files[0];
            if (file) transport.putFile(file).then(onFile, sayProblem);
          },
        }
      : {};
  return { over, handlers };
}
