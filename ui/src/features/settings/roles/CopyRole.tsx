import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions, Stack } from '~/components/DialogActions';
import { Problem } from '~/components/States';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import type { Role } from './matrix';

interface Props {
  role: Role;
  name: string;
  onClose: () => void;
  onMade: (code: string) => void;
}

/** A new role that begins with the rights of another. */
export function CopyRole({ role, name, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const invalid = invalidFields(error);
  const marked = Boolean(invalid.label_zh ?? invalid.label_en);
  const given = zh.trim() || en.trim();

  async function save() {
    setBusy(true);
    setError(null);
    try {
      // One language is enough to begin with; the other shows the same name until it has one.
      const labels = { label_zh: zh.trim() || given, label_en: en.trim() || given };
      const { code } = await writer.write(
        'role.add',
        { ...labels, copy_of: role.code },
        { said: t('dictionary.did.added', { name: given }), final: true },
      );
      onMade(code);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <Dialog opened onClose={onClose} size={440} title={t('roles.copyTitle', { name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (given && !busy) void save();
        }}
      >
        <Stack>
          <TextInput
            label={t('dictionary.labelZh')}
            placeholder={t('roles.nameExample')}
            data-autofocus
            value={zh}
            maxLength={60}
            error={invalid.label_zh ? ruleText(invalid.label_zh) : undefined}
            onChange={(event) => setZh(event.currentTarget.value)}
          />
          <TextInput
            label={t('dictionary.labelEn')}
            placeholder={t('customField.optional')}
            value={en}
            maxLength={60}
            error={invalid.label_en ? ruleText(invalid.label_en) : undefined}
            onChange={(event) => setEn(event.currentTarget.value)}
          />
          {error !== null && !marked && <Problem>{errorText(error)}</Problem>}
        </Stack>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!given}>
            {t('roles.copy')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
