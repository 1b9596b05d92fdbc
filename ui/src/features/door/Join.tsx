/** A new colleague comes in by the code that an administrator handed over, and chooses a password of his own. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { Problem } from '~/components/States';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { CallError } from '~/transport';
import classes from './door.module.css';
import { groupCode, isWholeCode } from './invitation';
import { noteUser } from './lastUser';
import { NewPassword } from './NewPassword';
import { MIN_PASSWORD } from './password';
import { useWait, waitOf } from './wait';

interface Props {
  file: string;
  onBack: () => void;
  onEntered: () => void;
}

export function Join({ file, onBack, onEntered }: Props) {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const wait = useWait(error);
  const invalid = invalidFields(error);
  const rule = (name: string) => (invalid[name] ? ruleText(invalid[name]) : undefined);
  const differs = again.length > 0 && again !== password;
  const ready =
    username.trim() && isWholeCode(code) && [...password].length >= MIN_PASSWORD && again === password;

  async function submit() {
    setBusy(true);
    setError(null);
    try {
      await ask('door.join', { file, username: username.trim(), code, password });
      noteUser(username.trim());
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
        if (ready && wait === 0) void submit();
      }}
    >
      <h1>{t('door.join.title')}</h1>
      <p className={classes.hint}>{t('door.join.text', { name: file })}</p>
      <TextInput
        label={t('door.username')}
        autoComplete="username"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        error={rule('username')}
        required
        withAsterisk={false}
        autoFocus
      />
      <TextInput
        label={t('door.join.code')}
        placeholder="XXXX-XXXX-XXXX"
        value={code}
        onChange={(event) => {
          const { value } = event.currentTarget;
          // What an input method is still composing is not put in groups under its hands.
          setCode((event.nativeEvent as InputEvent).isComposing ? value : groupCode(value));
        }}
        onCompositionEnd={(event) => setCode(groupCode(event.currentTarget.value))}
        error={rule('code')}
        required
        withAsterisk={false}
        spellCheck={false}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        styles={{ input: { fontFamily: 'var(--mono)', letterSpacing: '0.06em' } }}
      />
      <NewPassword value={password} onChange={setPassword} error={rule('password')} />
      <PasswordInput
        label={t('door.passwordAgain')}
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={differs ? t('door.passwordDiffers') : undefined}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
      />
      {error !== null && Object.keys(invalid).length === 0 && <Problem>{refusal(error, t)}</Problem>}
      <Button type="submit" variant="filled" fullWidth loading={busy} disabled={!ready || wait > 0}>
        {wait > 0 ? t('door.login.waiting', { count: wait }) : t('door.join.submit')}
      </Button>
      <div className={classes.links}>
        <button type="button" onClick={onBack}>
          {t('action.back')}
        </button>
      </div>
    </form>
  );
}

function refusal(error: unknown, t: ReturnType<typeof useTranslation>['t']): string {
  if (!(error instanceof CallError) || error.code !== 'WrongPassword') return errorText(error);
  const wait = waitOf(error);
  return wait > 0 ? t('door.join.wait', { count: wait }) : t('door.join.wrong');
}
