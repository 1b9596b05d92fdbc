import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RecordDetail } from '~/api/types';
import type { Fields } from '~/features/fields/useFields';
import { Box } from './Box';
import classes from './record.module.css';

/** Values of this record that two copies changed apart. */
export function Conflicts({ detail, fields }: { detail: RecordDetail; fields: Fields }) {
  const { t } = useTranslation();
  if (detail.conflicts.length === 0) return null;
  return (
    <Box title={t('conflict.title')} count={detail.conflicts.length}>
      <ul>
        {detail.conflicts.map((cell) => (
          <li key={cell} className={classes.conflict}>
            {fields.label(cell)}
          </li>
        ))}
      </ul>
      <Link to="/conflicts" className={classes.settle}>
        {t('conflict.settle')}
      </Link>
    </Box>
  );
}
