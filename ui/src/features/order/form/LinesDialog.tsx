/** The lines of an order that is there, changed together and kept in one step. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { KeepForm } from './KeepForm';
import { LineEditor } from './LineEditor';
import { blankLine, changesOf, draftOf, gapOf, isBlank } from './lines';

export function LinesDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const writer = useWriter();
  const number = String(order.values.number ?? '');
  const [lines, setLines] = useState(() => [...order.lines.map(draftOf), blankLine()]);
  const [strict, setStrict] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const changes = changesOf(order.lines, lines);
  const changed = changes.add.length + changes.set.length + changes.remove.length > 0;

  async function keep() {
    setStrict(true);
    if (busy || !changed || lines.some((line) => !isBlank(line) && gapOf(line) !== null)) return;
    setBusy(true);
    setError(null);
    try {
      await writer.write(
        'sales_order.update',
        { id: order.id, rev: order.rev, set: {}, lines: changes },
        { said: t('salesOrder.did.lines', { number }) },
      );
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('salesOrder.editLinesOf', { number })}
      size={860}
      closeOnClickOutside={false}
    >
      <KeepForm ready={changed} busy={busy} error={error} onKeep={() => void keep()} onClose={onClose}>
        <LineEditor
          lines={lines}
          currency={String(order.values.currency ?? '')}
          strict={strict}
          onChange={setLines}
        />
      </KeepForm>
    </Dialog>
  );
}
