import { useTranslation } from 'react-i18next';
import classes from './marks.module.css';

interface Props {
  value: number | null;
  label: string;
  onChange?: (value: number) => void;
}

/** One to five stars; with `onChange` each star is a radio, so arrows work by themselves. */
export function Stars({ value, label, onChange }: Props) {
  const { t } = useTranslation();
  const full = value ?? 0;
  if (!onChange) {
    return (
      <span className={classes.stars} role="img" aria-label={t('stars.of', { label, value: full })}>
        {[1, 2, 3, 4, 5].map((star) => (
          <i key={star} data-on={star <= full || undefined} />
        ))}
      </span>
    );
  }
  return (
    <span className={classes.stars} role="radiogroup" aria-label={label} data-edit>
      {[1, 2, 3, 4, 5].map((star) => (
        <label key={star} data-on={star <= full || undefined}>
          <input
            type="radio"
            className="visually-hidden"
            name={`stars-${label}`}
            checked={star === full}
            onChange={() => onChange(star)}
            aria-label={t('stars.of', { label, value: star })}
          />
          <i data-on={star <= full || undefined} />
        </label>
      ))}
    </span>
  );
}
