/** What was typed ahead, for as long as the next letter would add to it. */
import { useTranslation } from 'react-i18next';
import classes from './grid.module.css';
import type { TypeAhead } from './typeAhead';

export function TypedText({ typeAhead }: { typeAhead: TypeAhead }) {
  const { t } = useTranslation();
  const { text, trouble } = typeAhead;
  return (
    <div
      className={classes.typed}
      role="status"
      data-on={text !== null || undefined}
      data-trouble={trouble ?? undefined}
    >
      {text !== null && (
        <>
          <span>{t('list.jump')}</span>
          <kbd>{text || '…'}</kbd>
          {trouble === 'none' && <span>{t('list.jumpNone')}</span>}
          {trouble === 'order' && <span>{t('list.jumpOrder')}</span>}
        </>
      )}
    </div>
  );
}
