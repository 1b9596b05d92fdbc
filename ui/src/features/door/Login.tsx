/** Choose a workspace, say who you are. A wrong password costs a growing wait, counted down here. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconDatabase, IconFolderOpen } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { DoorState } from '~/api/types';
import { Problem } from '~/components/States';
import { errorText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import classes from './door.module.css';
import { lastUser, noteUser } from './lastUser';
import { useWait, waitOf } from './wait';

interface Props {
  state: DoorState;
  onEntered: () => void;
  onCreate: () => void;
  onRecover: (file: string) => void;
  onJoin: (file: string) => void;
}

export function Login({ state, onEntered, onCreate, onRecover, onJoin }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const listId = useId();
  const [file, setFile] = useState(state.workspaces[0]?.file ?? '');
  const [username, setUsername] = useState(lastUser);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const wait = useWait(error);

  async function openOther() {
    try {
      const chosen = await ask('door.choose', { purpose: 'open' });
      if (!chosen.file) return;
      await client.refetchQueries({ queryKey: ['door.state'] });
      setFile(chosen.file);
    } catch (failure) {
      setError(failure);
    }
  }

  async function submit() {
    setBusy(true);
    setError(null);
    try {
      await ask('door.login', { file, username: username.trim(), password });
      noteUser(username.trim());
      onEntered();
    } catch (failure) {
      setError(failure);
      setPassword('');
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (wait === 0 && file) void submit();
      }}
    >
      <h1>{t('door.login.title')}</h1>
      {state.workspaces.length > 0 ? (
        // No fieldset: WebKit leaves the height of its legend once more below it.
        <div role="radiogroup" aria-labelledby={listId}>
          <p id={listId} className={classes.legend}>
            {t('door.login.workspace')}
          </p>
          <div className={classes.fileList}>
            {state.workspaces.map((workspace) => (
              <label
                key={workspace.file}
                className={classes.file}
                data-on={workspace.file === file || undefined}
              >
                <input
                  type="radio"
                  name="workspace"
                  className="visually-hidden"
                  checked={workspace.file === file}
                  onChange={() => setFile(workspace.file)}
                />
                <IconDatabase size={16} stroke={1.6} aria-hidden="true" />
                <b>{workspace.name}</b>
                {workspace.modified_at && <span>{format.relative(workspace.modified_at)}</span>}
              </label>
            ))}
          </div>
        </div>
      ) : (
        <p className={classes.hint}>{t('door.login.none')}</p>
      )}
      {file && (
        // Where there is no workspace there is nobody to be yet.
        <>
          <TextInput
            label={t('door.username')}
            autoComplete="username"
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            required
            withAsterisk={false}
            data-autofocus={!username || undefined}
          />
          <PasswordInput
            label={t('door.password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
            withAsterisk={false}
            autoFocus={Boolean(username)}
            visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
          />
          {error !== null && (
            <Problem>
              {waitOf(error) > 0 ? t('door.login.wait', { count: waitOf(error) }) : errorText(error)}
            </Problem>
          )}
          <Button type="submit" variant="filled" fullWidth loading={busy} disabled={wait > 0 || !file}>
            {wait > 0 ? t('door.login.waiting', { count: wait }) : t('door.login.enter')}
          </Button>
        </>
      )}
      {!file && error !== null && <Problem>{errorText(error)}</Problem>}
      {!file && state.can_choose && (
        <Button
          variant="filled"
          fullWidth
          leftSection={<IconFolderOpen size={16} aria-hidden="true" />}
          onClick={() => void openOther()}
        >
          {t('door.login.other')}
        </Button>
      )}
      <div className={classes.links}>
        {file && state.can_choose && (
          <button type="button" onClick={() => void openOther()}>
            <IconFolderOpen size={14} aria-hidden="true" /> {t('door.login.other')}
          </button>
        )}
        <button type="button" onClick={onCreate}>
          {t('door.login.create')}
        </button>
        {file && (
          <>
            <button type="button" onClick={() => onJoin(file)}>
              {t('door.join.have')}
            </button>
            <button type="button" onClick={() => onRecover(file)}>
              {t('door.login.recover')}
            </button>
          </>
        )}
      </div>
    </form>
  );
}
