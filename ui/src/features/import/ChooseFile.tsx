/** Before there is a file: what may be chosen, and what became of earlier ones. */
import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';

export function ChooseFile({ onChoose, onHistory }: { onChoose: () => void; onHistory: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.start}>
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
      <Link to="/settings/$tab" params={{ tab: 'changes' }} onClick={onHistory}>
        {t('import.history.open')}
      </Link>
    </div>
  );
}
