/** One's own password: the old one proves who asks, the new one counts from the next login. */
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { Dialog } from '~/components/Dialog';
import { DialogActions, Stack } from '~/components/DialogActions';
import { Problem } from '~/components/States';
import { say } from '~/components/toastStore';
import { NewPassword } from '~/features/door/NewPassword';
import { MIN_PASSWORD } from '~/features/door/password';
import { useWait, waitOf } from '~/features/door/wait';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { CallError } from '~/transport';

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const wait = useWait(error);
  const invalid = invalidFields(error);
  const wrong = error instanceof CallError && error.code === 'WrongPassword';
  const differs = again.length > 0 && again !== password;
  const ready = old && [...password].length >= MIN_PASSWORD && again === password && wait === 0;

  async function submit() {
    setBusy(true);
    setError(null);
    try {
      await ask('user.password', { old, new: password });
      say({ tone: 'done', text: t('password.done') });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog opened onClose={onClose} size={440} closeOnClickOutside={false} title={t('password.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void submit();
        }}
      >
        <Stack>
          <PasswordInput
            label={t('password.old')}
            autoComplete="current-password"
            value={old}
            onChange={(event) => setOld(event.currentTarget.value)}
            error={
              wrong
                ? waitOf(error) > 0
                  ? t('password.wait', { count: waitOf(error) })
                  : t('password.wrong')
                : undefined
            }
            required
            withAsterisk={false}
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
          />
          <NewPassword
            value={password}
            onChange={setPassword}
            error={invalid.new ? ruleText(invalid.new) : undefined}
          />
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
          {error !== null && !wrong && !invalid.new && <Problem>{errorText(error)}</Problem>}
        </Stack>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!ready}>
            {wait > 0 ? t('door.login.waiting', { count: wait }) : t('password.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
