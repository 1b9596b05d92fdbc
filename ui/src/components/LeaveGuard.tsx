/** Asks before one leaves what is not saved: the page, the window, the way back. */
import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';
import { DialogActions } from './DialogActions';

/** `unsaved` is asked at the moment somebody leaves. */
export function LeaveGuard({ unsaved }: { unsaved: () => boolean }) {
  const { t } = useTranslation();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && unsaved(),
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  if (leaving.status !== 'blocked') return null;
  return (
    <Dialog opened onClose={leaving.reset} title={t('leave.title')} size={440}>
      <p>{t('leave.text')}</p>
      <DialogActions>
        <Button onClick={leaving.proceed}>{t('leave.leave')}</Button>
        <Button variant="filled" data-autofocus onClick={leaving.reset}>
          {t('leave.stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
