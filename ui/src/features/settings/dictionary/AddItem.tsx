import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import classes from './dictionary.module.css';

/** A new item at the end of a list. One language is enough; the other can follow. */
export function AddItem({ category }: { category: string }) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [error, setError] = useState<unknown>(null);
  const first = useRef<HTMLInputElement>(null);
  const invalid = invalidFields(error);
  const other = error !== null && !invalid.label_zh && !invalid.label_en;
  const rule = (field: string) => (invalid[field] ? ruleText(invalid[field] ?? '') : undefined);

  async function add() {
    if (!zh.trim() && !en.trim()) return;
    try {
      await writer.write(
        'dictionary.add',
        { category, label_zh: zh, label_en: en },
        { said: t('dictionary.did.added', { name: zh.trim() || en.trim() }) },
      );
      setZh('');
      setEn('');
      setError(null);
      first.current?.focus();
    } catch (problem) {
      setError(problem);
    }
  }

  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
    >
      <TextInput
        ref={first}
        aria-label={t('dictionary.newZh')}
        placeholder={t('dictionary.newZh')}
        maxLength={60}
        value={zh}
        error={rule('label_zh') ?? (other ? errorText(error) : undefined)}
        onChange={(event) => setZh(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t('dictionary.newEn')}
        placeholder={t('dictionary.newEn')}
        maxLength={60}
        value={en}
        error={rule('label_en')}
        onChange={(event) => setEn(event.currentTarget.value)}
      />
      <Button
        type="submit"
        leftSection={<IconPlus size={15} stroke={1.8} />}
        disabled={!zh.trim() && !en.trim()}
      >
        {t('dictionary.add')}
      </Button>
    </form>
  );
}
