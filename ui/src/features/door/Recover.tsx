/** The recovery key sets a new password for a named user. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { Problem } from '~/components/States';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import classes from './door.module.css';
import { NewPassword } from './NewPassword';
import { MIN_PASSWORD } from './password';

interface Props {
  file: string;
  onBack: () => void;
  onEntered: () => void;
}

export function Recover({ file, onBack, onEntered }: Props) {
  const { t } = useTranslation();
  const [recoveryKey, setRecoveryKey] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const invalid = invalidFields(error);
  const ready = recoveryKey.trim() && username.trim() && [...password].length >= MIN_PASSWORD;

  async function submit() {
    setBusy(true);
    setError(null);
    try {
      await ask('door.recover', {
        file,
        recovery_key: recoveryKey.trim(),
        username: username.trim(),
        password,
      });
      onEntered();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
    >
      <h1>{t('door.recover.title')}</h1>
      <p className={classes.hint}>{t('door.recover.text', { name: file })}</p>
      <Textarea
        label={t('door.recover.key')}
        value={recoveryKey}
        onChange={(event) => setRecoveryKey(event.currentTarget.value)}
        error={invalid.recovery_key ? ruleText(invalid.recovery_key) : undefined}
        autosize
        minRows={2}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        styles={{ input: { fontFamily: 'var(--mono)' } }}
      />
      <TextInput
        label={t('door.username')}
        autoComplete="username"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        error={invalid.username ? ruleText(invalid.username) : undefined}
      />
      <NewPassword
        value={password}
        onChange={setPassword}
        error={invalid.password ? ruleText(invalid.password) : undefined}
      />
      {error !== null && Object.keys(invalid).length === 0 && <Problem>{errorText(error)}</Problem>}
      <Button type="submit" variant="filled" fullWidth loading={busy} disabled={!ready}>
        {t('door.recover.submit')}
      </Button>
      <div className={classes.links}>
        <button type="button" onClick={onBack}>
          {t('action.back')}
        </button>
      </div>
    </form>
  );
}
