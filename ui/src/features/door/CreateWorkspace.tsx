/** First run: name the workspace and yourself, choose a password. The answer is the recovery key. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { DoorState } from '~/api/types';
import { Problem } from '~/components/States';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { usePreferences } from '~/theme/preferences';
import classes from './door.module.css';
import { noteUser } from './lastUser';
import { NewPassword } from './NewPassword';
import { MIN_PASSWORD } from './password';

interface Props {
  state: DoorState;
  onBack: (() => void) | null;
  onStart: () => void;
  onFailed: () => void;
  onMade: (recoveryKey: string) => void;
}

/** A file name every system accepts, from a workspace's name. */
export function fileStem(name: string, taken: string[]): string {
  const stem =
    name
      .trim()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a file name must not hold
      .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[. ]+|[. ]+$/g, '')
      .slice(0, 60) || 'zhike';
  if (!taken.includes(stem)) return stem;
  let n = 2;
  while (taken.includes(`${stem} ${n}`)) n++;
  return `${stem} ${n}`;
}

export function CreateWorkspace({ state, onBack, onStart, onFailed, onMade }: Props) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [workspace, setWorkspace] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const invalid = invalidFields(error);
  const fieldError = (name: string) => (invalid[name] ? ruleText(invalid[name]) : undefined);
  const differs = again.length > 0 && again !== password;

  async function submit() {
    setBusy(true);
    setError(null);
    onStart();
    try {
      const taken = state.workspaces.map((each) => each.name);
      const made = await ask('door.create', {
        file: fileStem(workspace, taken),
        workspace: workspace.trim(),
        username: username.trim(),
        display_name: displayName.trim(),
        password,
        locale: language,
      });
      noteUser(username.trim());
      onMade(made.recovery_key);
    } catch (failure) {
      setError(failure);
      onFailed();
    } finally {
      setBusy(false);
    }
  }

  const ready =
    workspace.trim() && displayName.trim() && username.trim() && [...password].length >= MIN_PASSWORD;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && again === password) void submit();
      }}
    >
      <h1>{t('door.create.title')}</h1>
      <p className={classes.hint}>{t('door.create.text')}</p>
      <TextInput
        label={t('door.create.workspace')}
        placeholder={t('door.create.workspaceExample')}
        value={workspace}
        onChange={(event) => setWorkspace(event.currentTarget.value)}
        error={fieldError('workspace') ?? fieldError('file')}
        required
        withAsterisk={false}
        autoFocus
      />
      <div className={classes.pair}>
        <TextInput
          label={t('door.create.displayName')}
          placeholder={t('door.create.displayNameExample')}
          autoComplete="name"
          value={displayName}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
          error={fieldError('display_name')}
          required
          withAsterisk={false}
        />
        <TextInput
          label={t('door.username')}
          placeholder={t('door.create.usernameExample')}
          autoComplete="username"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={fieldError('username')}
          required
          withAsterisk={false}
        />
      </div>
      <NewPassword value={password} onChange={setPassword} error={fieldError('password')} />
      <TextInput
        type="password"
        label={t('door.passwordAgain')}
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={differs ? t('door.passwordDiffers') : undefined}
        required
        withAsterisk={false}
      />
      {error !== null && Object.keys(invalid).length === 0 && <Problem>{errorText(error)}</Problem>}
      <Button type="submit" variant="filled" fullWidth loading={busy} disabled={!ready || again !== password}>
        {t('door.create.submit')}
      </Button>
      {onBack && (
        <div className={classes.links}>
          <button type="button" onClick={onBack}>
            {t('door.create.existing')}
          </button>
        </div>
      )}
    </form>
  );
}
