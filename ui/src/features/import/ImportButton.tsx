/** Opens the import with what the list is of already chosen; only for those who may import it. */
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FiledEntity } from '~/api/types';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';

export function ImportButton({ kind }: { kind: FiledEntity }) {
  const { t } = useTranslation();
  if (!useCan(`${kind}.import`)) return null;
  return (
    <Button
      leftSection={<IconFileImport size={15} stroke={1.7} />}
      onClick={() => openOverlay({ name: 'import', kind })}
    >
      {t('import.button')}
    </Button>
  );
}
