/** Erasing cannot be undone, so it asks, and the name is typed to say yes. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Elsewhere, Erasable, Row } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions, Stack } from '~/components/DialogActions';
import { Problem } from '~/components/States';
import { i18next } from '~/locales';
import { errorText } from '~/locales/errors';
import { LEAD } from './lead';

interface Props {
  entity: Erasable;
  row: Row;
  onClose: () => void;
}

export function EraseDialog({ entity, row, onClose }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [elsewhere, setElsewhere] = useState<Elsewhere[] | null>(null);
  const name = String(row.values[LEAD[entity]] ?? '');
  // A summary is a sentence; whom it was with is enough to show that somebody looked.
  const asked = entity === 'interaction' ? (row.customer?.name ?? name) : name;
  const fits = typed.trim() === asked.trim();

  async function erase() {
    setBusy(true);
    try {
      const answer = await writer.write(`${entity}.erase`, { id: row.id }, { said: t('did.erased') });
      if (answer.elsewhere?.length > 0) setElsewhere(answer.elsewhere);
      else onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  if (elsewhere) {
    return (
      <Dialog opened onClose={onClose} title={t('bin.erasedTitle')} size={480}>
        <p>{t('bin.elsewhere', { count: elsewhere.length })}</p>
        <ul>
          {elsewhere.map((each) => (
            <li key={each.id}>{placeText(each)}</li>
          ))}
        </ul>
        <DialogActions>
          <Button variant="filled" onClick={onClose}>
            {t('action.close')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog opened onClose={onClose} title={t('bin.eraseTitle', { name })} size={480}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) void erase();
        }}
      >
        <Stack>
          <p>{t(`entity.${entity}.eraseText`)}</p>
          <TextInput
            label={t('bin.eraseConfirm', { name: asked })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
            autoComplete="off"
          />
          {error !== null && <Problem>{errorText(error)}</Problem>}
        </Stack>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" data-danger disabled={!fits} loading={busy}>
            {t('bin.eraseSubmit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Where free text still names the person: what kind of record it is, and how a person knows it. */
function placeText({ entity, title }: Elsewhere): string {
  const kind = `entity.${entity}.one`;
  return [i18next.exists(kind) ? i18next.t(kind) : '', title].filter(Boolean).join(' · ');
}
