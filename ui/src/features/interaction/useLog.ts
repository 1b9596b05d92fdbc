/** Keeps an interaction; what happened is said with its Undo, and the page stays where it is. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { useFormat } from '~/locales/useFormat';
import { isReady, type LogDraft, toValues } from './logDraft';

export function useLog() {
  const { t } = useTranslation();
  const writer = useWriter();
  const { timeZone } = useFormat();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  /** The new entry's id; null where it was not kept. */
  async function keep(draft: LogDraft): Promise<string | null> {
    if (busy || !isReady(draft) || !draft.customer) return null;
    setBusy(true);
    setError(null);
    try {
      const made = await writer.write(
        'interaction.create',
        { customer: draft.customer.id, values: toValues(draft, timeZone), incomplete: true },
        { said: t('did.logged', { name: draft.customer.name }) },
      );
      return made.id;
    } catch (failure) {
      setError(failure);
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { keep, busy, error };
}
