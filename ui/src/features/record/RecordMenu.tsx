/** What else may be done with a record, behind three dots: whoever sees it may ask who else does. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '~/api/types';
import { WhoSees, WhoSeesItem } from '~/features/access/WhoSees';

interface Props {
  entity: Input<'access.why'>['entity'];
  id: string;
  name: string;
  /** Left out where he may not; to the bin at once, where it can come back, or after a question. */
  onBin?: (() => void) | undefined;
  onDelete?: (() => void) | undefined;
  /** More entries, before the others. */
  children?: ReactNode;
}

export function RecordMenu({ entity, id, name, onBin, onDelete, children }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label={t('record.menu')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {children}
          <WhoSeesItem onClick={() => setAsking(true)} />
          {(onBin ?? onDelete) && (
            <Menu.Item
              leftSection={<IconTrash size={15} stroke={1.6} />}
              data-danger
              onClick={onBin ?? onDelete}
            >
              {t(onBin ? 'bulk.bin' : 'delete.button')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking && <WhoSees entity={entity} id={id} name={name} onClose={() => setAsking(false)} />}
    </>
  );
}
