/** Opens the export of a list or of what is picked in it; only for those who may export. */
import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import type { ExportOf } from './ExportDialog';

export function ExportButton({ of }: { of: ExportOf }) {
  const { t } = useTranslation();
  if (!useCan(`${of.entity}.export`)) return null;
  return (
    <Button
      leftSection={<IconFileExport size={15} stroke={1.7} />}
      onClick={() => openOverlay({ name: 'export', of })}
    >
      {t('export.button')}
    </Button>
  );
}
