/** What a workspace without customers begins with: enter one, or import the table one has. */
import { Button } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/components/States';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';

interface Props {
  /** What it is called where the list itself is not. */
  title?: string;
}

export function FirstCustomers({ title }: Props) {
  const { t } = useTranslation();
  const mayCreate = useCan('customer.create');
  const mayImport = useCan('customer.import');
  return (
    <Empty
      icon={<IconUsers size={22} stroke={1.6} />}
      title={title ?? t('entity.customer.empty')}
      text={t('entity.customer.emptyText')}
    >
      {mayCreate && (
        <Button
          variant="filled"
          leftSection={<IconPlus size={15} />}
          onClick={() => openOverlay({ name: 'newCustomer' })}
        >
          {t('customer.new')}
        </Button>
      )}
      {mayImport && <Button onClick={() => openOverlay({ name: 'import' })}>{t('import.menu')}</Button>}
    </Empty>
  );
}
