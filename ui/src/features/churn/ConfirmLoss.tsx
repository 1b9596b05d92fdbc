/** 确认流失 asks first, wants a reason, and makes the customer a lost one. */
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { SayDialog } from '~/features/process/SayDialog';

export function ConfirmLoss({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const writer = useWriter();
  return (
    <SayDialog
      title={t('churn.confirmTitle')}
      text={t('churn.confirmText', { name })}
      label={t('churn.reason')}
      button={t('churn.confirm')}
      danger
      onConfirm={(reason) =>
        writer.write(
          'churn.confirm',
          { id, reason },
          { final: true, said: t('churn.did.confirmed', { name }) },
        )
      }
      onClose={onClose}
    />
  );
}
