/** What was done to keep a customer, in the order it was done. Nothing of it is ever taken back. */
import { useTranslation } from 'react-i18next';
import type { ChurnDetail } from '~/api/types';
import { useFormat } from '~/locales/useFormat';
import classes from './churn.module.css';

export function Measures({ measures }: { measures: ChurnDetail['measures'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (measures.length === 0) return <p className={classes.note}>{t('churn.noMeasures')}</p>;
  return (
    <ol className={classes.measures}>
      {measures.map(({ text, by_name, at }) => (
        <li key={`${at} ${text}`}>
          <p>{text}</p>
          <small title={format.instant(at)}>
            {by_name ?? t('person.unknown')} · {format.relative(at)}
          </small>
        </li>
      ))}
    </ol>
  );
}
