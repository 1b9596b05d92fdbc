import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './door.module.css';
import { MIN_PASSWORD, passwordStrength } from './password';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A password being chosen, with its rule and a meter that has words. */
export function NewPassword({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const strength = passwordStrength(value);
  return (
    <div>
      <PasswordInput
        label={t('door.newPassword')}
        autoComplete="new-password"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        minLength={MIN_PASSWORD}
        required
        withAsterisk={false}
        error={error}
        aria-describedby="password-rule"
        visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
      />
      <div className={classes.meter} data-strength={value ? strength : 'none'} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <p id="password-rule" className={classes.rule} aria-live="polite">
        {value
          ? t(`door.strength.${strength}`, { min: MIN_PASSWORD })
          : t('door.strength.rule', { min: MIN_PASSWORD })}
      </p>
    </div>
  );
}
