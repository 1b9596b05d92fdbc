/** Opportunities, as rows or as a board by stage: the same views and filters for both. */
import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconLayoutKanban, IconList, IconPlus, IconTargetArrow, IconUserShare } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardBy } from '~/api/types';
import { Empty } from '~/components/States';
import { ImportButton } from '~/features/import/ImportButton';
import type { ListAddress } from '~/features/list/address';
import { EntityList } from '~/features/list/EntityList';
import { ALL, INCOMPLETE, type ListKind, type SelectedProps } from '~/features/list/listKind';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { useShortcuts } from '~/keyboard/shortcuts';
import { AssignOpportunity } from './AssignOpportunity';
import { Board } from './board/Board';
import { BOARD_BY, isBoardBy } from './board/by';
import { RowMarks, StateDot } from './Marks';
import { OpportunityPreview } from './OpportunityPreview';
import classes from './opportunity.module.css';
import { PROGRESS } from './states';

const KIND: ListKind = {
  entity: 'opportunity',
  path: '/opportunities',
  lead: 'title',
  views: [
    ALL,
    {
      id: 'mineInHand',
      narrows: true,
      board: true,
      filter: () => [
        { field: 'assigned_to', op: 'mine' },
        { field: 'state', op: 'in', value: ['assigned'] },
      ],
    },
    {
      id: 'unassigned',
      narrows: true,
      filter: () => [{ field: 'state', op: 'in', value: ['unassigned'] }],
    },
    {
      id: 'inHand',
      narrows: true,
      board: true,
      filter: () => [{ field: 'state', op: 'in', value: ['assigned'] }],
    },
    { id: 'won', narrows: true, filter: () => [{ field: 'state', op: 'in', value: ['won'] }] },
    { id: 'lost', narrows: true, filter: () => [{ field: 'state', op: 'in', value: ['lost'] }] },
    INCOMPLETE,
  ],
  columns: [
    'title',
    'customer_name',
    'state',
    'stage',
    'amount',
    'success_rate',
    'expected_close',
    'assigned_to',
    'next_step',
    'next_step_on',
    'created_at',
  ],
  always: ['state', 'currency', 'customer_name'],
  sort: { by: 'created_at', desc: true },
  mark: (row) => <StateDot state={String(row.values.state ?? '')} />,
  after: (row) => <RowMarks stale={row.stale === true} noNextStep={row.no_next_step === true} />,
  width: 250,
  single: ['title', 'description', 'customer', 'stage'],
  Preview: OpportunityPreview,
  savedBy: (row, field) => {
    if (row.values.state === 'unassigned') return field.name === 'stage' ? null : 'opportunity.update';
    return row.values.state === 'assigned' && PROGRESS.has(field.name) ? 'opportunity.progress' : null;
  },
  asksToDelete: true,
  Selected: AssignSelected,
};

export function OpportunityList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useSearch({ from: '/opportunities' });
  const mayCreate = useCan('opportunity.create');
  const add = () => openOverlay({ name: 'newOpportunity', customer: null });
  const asBoard = address.show === 'board';
  const go = (search: ListAddress) => void navigate({ to: '/opportunities', search });
  const shown = KIND.views.find((view) => view.id === address.view);
  const toBoard = () => {
    // A view of what is closed has nothing on a board; one that somebody kept may have.
    const view = address.view && (!shown || shown.board) ? address.view : 'inHand';
    go({ view, show: 'board', ...(address.f ? { f: address.f } : {}) });
  };
  const toList = () =>
    go({ ...(address.view ? { view: address.view } : {}), ...(address.f ? { f: address.f } : {}) });
  useShortcuts({ b: () => (asBoard ? toList() : toBoard()) });
  return (
    <EntityList
      kind={KIND}
      board={{ Pane: Board, tools: <BoardTools by={address.by} onBy={(by) => go({ ...address, by })} /> }}
      onOpen={(row) => void navigate({ to: '/opportunities/$id', params: { id: row.id } })}
      actions={
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form of its own */}
          <div className={classes.switch} role="group" aria-label={t('opportunity.shownAs')}>
            <Tooltip label={t('opportunity.asList')}>
              <ActionIcon aria-label={t('opportunity.asList')} aria-pressed={!asBoard} onClick={toList}>
                <IconList size={17} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('opportunity.asBoard')}>
              <ActionIcon aria-label={t('opportunity.asBoard')} aria-pressed={asBoard} onClick={toBoard}>
                <IconLayoutKanban size={17} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </div>
          <ImportButton kind="opportunity" />
          {mayCreate && (
            <Button leftSection={<IconPlus size={15} stroke={1.9} />} onClick={add}>
              {t('opportunity.new')}
            </Button>
          )}
        </>
      }
      empty={
        <Empty
          icon={<IconTargetArrow size={22} stroke={1.6} />}
          title={t('entity.opportunity.empty')}
          text={t('entity.opportunity.emptyText')}
        >
          {mayCreate && (
            <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={add}>
              {t('opportunity.new')}
            </Button>
          )}
        </Empty>
      }
    />
  );
}

function BoardTools({ by, onBy }: { by: string | undefined; onBy: (by: BoardBy) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('board.order')}
      value={isBoardBy(by) ? by : 'expected_close'}
      onChange={(next) => isBoardBy(next) && onBy(next)}
      data={BOARD_BY.map((value) => ({ value, label: t(`board.by.${value}`) }))}
      allowDeselect={false}
      w={176}
    />
  );
}

/** Several at once, where one may: what is not unassigned any more is refused by name. */
function AssignSelected({ ids, onDone }: SelectedProps) {
  const { t } = useTranslation();
  const mayAssign = useCan('opportunity.assign');
  const [open, setOpen] = useState(false);
  if (!mayAssign) return null;
  return (
    <>
      <Button leftSection={<IconUserShare size={15} stroke={1.7} />} onClick={() => setOpen(true)}>
        {t('opportunity.assign')}
      </Button>
      {open && (
        <AssignOpportunity
          ids={ids}
          what={t('entity.opportunity.count', { count: ids.length, n: ids.length })}
          onClose={(done) => {
            setOpen(false);
            if (done) onDone();
          }}
        />
      )}
    </>
  );
}
