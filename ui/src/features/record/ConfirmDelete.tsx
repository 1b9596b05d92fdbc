/** 确认删除? Asked where the specification asks it; what was deleted still comes back from the bin. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';

interface Props {
  /** What is deleted, by its name or how many. */
  what: string;
  onClose: () => void;
  onConfirm: () => void;
}

export function ConfirmDelete({ what, onClose, onConfirm }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog opened onClose={onClose} title={t('delete.ask')} size={420}>
      <p>{t('delete.text', { what })}</p>
      <DialogActions>
        <Button data-autofocus onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button variant="filled" color="bad" onClick={onConfirm}>
          {t('delete.button')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
