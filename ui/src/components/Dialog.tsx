/** A dialog: shortcuts of the page below rest while it is open. */
import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '~/keyboard/shortcuts';

export function Dialog({ opened, children, ...rest }: ModalProps) {
  const { t } = useTranslation();
  useShortcuts({}, { enabled: opened, modal: true });
  return (
    <Modal opened={opened} closeButtonProps={{ 'aria-label': t('action.close') }} {...rest}>
      {children}
    </Modal>
  );
}
