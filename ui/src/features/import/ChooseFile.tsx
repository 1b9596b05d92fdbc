/** Before there is a file: what may be chosen or pasted, and the way to earlier ones. */
import { Button, Textarea } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';

interface Props {
  onChoose: () => void;
  onPaste: (text: string) => void;
  onHistory: () => void;
}

export function ChooseFile({ onChoose, onPaste, onHistory }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <div
      className={classes.start}
      // A spreadsheet puts its cells on the clipboard as text with tabs, quoted where they hold lines.
      onPaste={(event: ClipboardEvent) => {
        const pasted = event.clipboardData.getData('text/plain');
        if (pasted.trim() === '') return;
        event.preventDefault();
        onPaste(pasted);
      }}
    >
      <IconFileSpreadsheet size={30} stroke={1.4} aria-hidden="true" />
      <p>{t('import.intro')}</p>
      <ul>
        <li>{t('import.hintHeader')}</li>
        <li>{t('import.hintMatch')}</li>
        <li>{t('import.hintUndo')}</li>
      </ul>
      <Button variant="filled" onClick={onChoose} data-autofocus>
        {t('import.choose')}
      </Button>
      <Textarea
        className={classes.paste ?? ''}
        aria-label={t('import.paste')}
        placeholder={t('import.paste')}
        minRows={2}
        maxRows={6}
        autosize
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== '' && <Button onClick={() => onPaste(text)}>{t('import.takePaste')}</Button>}
      <Link to="/settings/$tab" params={{ tab: 'imports' }} onClick={onHistory}>
        {t('import.history.open')}
      </Link>
    </div>
  );
}
