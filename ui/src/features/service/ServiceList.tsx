/** Services: what waits for whom, what is in hand, and the archive. The queues are the core's own. */
import { Button } from '@mantine/core';
import { IconHeadset, IconPlus, IconUserShare } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Empty, Refused, Waiting } from '~/components/States';
import { ImportButton } from '~/features/import/ImportButton';
import { EntityList } from '~/features/list/EntityList';
import { ALL, INCOMPLETE, type ListKind, type SelectedProps } from '~/features/list/listKind';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { AssignService } from './AssignService';
import { RowMarks, StateDot } from './Marks';
import { ServicePreview } from './ServicePreview';

const KIND: Omit<ListKind, 'views'> = {
  entity: 'service',
  path: '/services',
  lead: 'title',
  columns: [
    'title',
    'customer',
    'type',
    'state',
    'priority',
    'assigned_to',
    'due_on',
    'raised_at',
    'satisfaction',
  ],
  always: ['state', 'reopened'],
  sort: { by: 'raised_at', desc: true },
  mark: (row) => <StateDot state={String(row.values.state ?? '')} />,
  after: (row) => <RowMarks overdue={row.overdue === true} reopened={Number(row.values.reopened ?? 0)} />,
  width: 250,
  single: ['title', 'request', 'customer', 'contact'],
  Preview: ServicePreview,
  savedBy: (row) => (row.values.state === 'new' ? 'service.update' : null),
  asksToDelete: true,
  Selected: AssignSelected,
};

export function ServiceList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCreate = useCan('service.create');
  const waiting = useQueryCall('service.queue', {}, { keep: true });
  const queues = waiting.data?.queues;
  const kind = useMemo(
    (): ListKind => ({
      ...KIND,
      views: [
        ALL,
        ...(queues ?? []).map(({ queue, filter }) => ({ id: queue, narrows: true, filter: () => filter })),
        {
          id: 'archived',
          narrows: true,
          filter: () => [{ field: 'state', op: 'in' as const, value: ['archived'] }],
        },
        INCOMPLETE,
      ],
    }),
    [queues],
  );
  if (waiting.isError) return <Refused error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (!queues) return <Waiting label={t('nav.services')} />;
  const add = () => openOverlay({ name: 'newService', customer: null });
  return (
    <EntityList
      kind={kind}
      onOpen={(row) => void navigate({ to: '/services/$id', params: { id: row.id } })}
      actions={
        <>
          <ImportButton kind="service" />
          {mayCreate && (
            <Button leftSection={<IconPlus size={15} stroke={1.9} />} onClick={add}>
              {t('service.new')}
            </Button>
          )}
        </>
      }
      empty={
        <Empty
          icon={<IconHeadset size={22} stroke={1.6} />}
          title={t('entity.service.empty')}
          text={t('entity.service.emptyText')}
        >
          {mayCreate && (
            <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={add}>
              {t('service.new')}
            </Button>
          )}
        </Empty>
      }
    />
  );
}

/** Several at once, where one may: what is not new any more is refused by name. */
function AssignSelected({ ids, onDone }: SelectedProps) {
  const { t } = useTranslation();
  const mayAssign = useCan('service.assign');
  const [open, setOpen] = useState(false);
  if (!mayAssign) return null;
  return (
    <>
      <Button leftSection={<IconUserShare size={15} stroke={1.7} />} onClick={() => setOpen(true)}>
        {t('service.assign')}
      </Button>
      {open && (
        <AssignService
          ids={ids}
          what={t('entity.service.count', { count: ids.length, n: ids.length })}
          onClose={(done) => {
            setOpen(false);
            if (done) onDone();
          }}
        />
      )}
    </>
  );
}
