import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/components/States';

export function Lost() {
  const { t } = useTranslation();
  return (
    <Empty icon={<IconMapOff size={22} stroke={1.6} />} title={t('state.lost')} text={t('state.lostText')}>
      <Button component={Link} to="/customers">
        {t('nav.customers')}
      </Button>
    </Empty>
  );
}
