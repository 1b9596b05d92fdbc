/** Interactions with all customers one may see: mine, the last days, what was promised next. */
import { Button } from '@mantine/core';
import { IconFileImport, IconMessagePlus, IconMessages } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/components/States';
import { EntityList } from '~/features/list/EntityList';
import { ALL, type ListKind } from '~/features/list/listKind';
import { whereIs } from '~/features/record/whereIs';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { channelIcon } from './channels';
import { InteractionPreview } from './InteractionPreview';
import classes from './log.module.css';

const KIND: ListKind = {
  entity: 'interaction',
  path: '/interactions',
  lead: 'summary',
  views: [
    ALL,
    {
      id: 'byMe',
      narrows: true,
      filter: (fields) => (fields.has('by') ? [{ field: 'by', op: 'mine' }] : null),
    },
    { id: 'week', narrows: true, filter: () => [{ field: 'occurred_at', op: 'last_days', value: 7 }] },
    { id: 'planned', narrows: true, filter: () => [{ field: 'next_step_on', op: 'not_empty' }] },
  ],
  columns: ['summary', 'customer', 'contact', 'channel', 'occurred_at', 'by', 'next_step', 'next_step_on'],
  always: ['channel'],
  sort: { by: 'occurred_at', desc: true },
  mark: (row) => <span className={classes.mark}>{channelIcon(row.values.channel, 14)}</span>,
  width: 320,
  single: ['summary', 'detail', 'contact', 'occurred_at'],
  Preview: InteractionPreview,
};

export function InteractionList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCreate = useCan('interaction.create');
  const mayImport = useCan('interaction.import');
  const log = () => openOverlay({ name: 'log', subject: null });
  return (
    <EntityList
      kind={KIND}
      onOpen={(row) => void navigate(whereIs('interaction', row.id, row.customer?.id))}
      actions={
        <>
          {mayImport && (
            <Button
              leftSection={<IconFileImport size={15} stroke={1.7} />}
              onClick={() => openOverlay({ name: 'import', kind: 'interaction' })}
            >
              {t('import.button')}
            </Button>
          )}
          {mayCreate && (
            <Button leftSection={<IconMessagePlus size={15} stroke={1.7} />} onClick={log}>
              {t('log.title')}
            </Button>
          )}
        </>
      }
      empty={
        <Empty
          icon={<IconMessages size={22} stroke={1.6} />}
          title={t('entity.interaction.empty')}
          text={t('entity.interaction.emptyText')}
        >
          {mayCreate && (
            <Button variant="filled" leftSection={<IconMessagePlus size={15} />} onClick={log}>
              {t('log.title')}
            </Button>
          )}
        </Empty>
      }
    />
  );
}
