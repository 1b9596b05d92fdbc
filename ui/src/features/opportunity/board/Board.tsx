/**
 * What is being developed, by stage. A card is moved with the mouse, or with the keyboard: Space lifts, arrows move,
 * Space puts down. The keys are our own, as in a sorted list: each press is one column, whatever has been painted since.
 */
import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Button, VisuallyHidden } from '@mantine/core';
import { IconFilterOff, IconLayoutKanban } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FocusEvent, type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { BoardCard, BoardColumn } from '~/api/types';
import { useWriter } from '~/api/write';
import { Empty, Refused, Waiting } from '~/components/States';
import { openConflict } from '~/features/conflict/pending';
import type { BoardPaneProps } from '~/features/list/EntityList';
import { isComposing } from '~/keyboard/ime';
import { useFormat } from '~/locales/useFormat';
import classes from './board.module.css';
import { isBoardBy } from './by';
import { Card } from './Card';
import { Column } from './Column';
import { beside, type Moved, type StageId, stageOf, takes, total, withMoves } from './move';

const NO_STAGE = 'none';
/** A stage as an id of something that cards are dropped on. */
const dropId = (stage: StageId) => stage ?? NO_STAGE;

/** Where the focus is among the cards, and how often it was sent there. */
export interface Focus {
  id: string | null;
  asked: number;
}

export function Board({ filter, narrowed, onClearFilter }: BoardPaneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const writer = useWriter();
  const how = useId();
  const { by } = useSearch({ from: '/opportunities' });
  const order = isBoardBy(by) ? by : 'expected_close';
  const board = useQueryCall('opportunity.board', { filter, by: order, limit: 60 }, { keep: true });
  const [moves, setMoves] = useState<Moved[]>([]);
  const [lifted, setLifted] = useState<Moved | null>(null);
  const [dragged, setDragged] = useState<BoardCard | null>(null);
  const [focus, setFocus] = useState<Focus>({ id: null, asked: 0 });
  const [spoken, setSpoken] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));

  if (board.isError) return <Refused error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <Waiting />;
  const pending = lifted ? [...moves, lifted] : moves;
  const columns = withMoves(board.data.columns, pending);
  const count = columns.reduce((sum, column) => sum + column.count, 0);
  if (count === 0) {
    return narrowed ? (
      <Empty
        icon={<IconFilterOff size={22} stroke={1.6} />}
        title={t('board.noneFound')}
        text={t('list.noneFoundText')}
      >
        <Button onClick={onClearFilter}>{t('filter.clear')}</Button>
      </Empty>
    ) : (
      <Empty
        icon={<IconLayoutKanban size={22} stroke={1.6} />}
        title={t('board.empty')}
        text={t('board.emptyText')}
      />
    );
  }

  const name = (stage: StageId) => stageName(columns, stage, format.language === 'zh-CN', t('board.noStage'));
  const title = (card: BoardCard) => String(card.values.title ?? '');
  const open = (card: BoardCard) => void navigate({ to: '/opportunities/$id', params: { id: card.id } });
  const said = (key: string, card: BoardCard, stage: StageId) =>
    t(`board.said.${key}`, { name: title(card), stage: name(stage) });
  const stageAt = (id: string): StageId => (id === NO_STAGE ? null : id);

  async function move({ card, from, to }: Moved) {
    if (from === to || to === null) return;
    setMoves((old) => [...old, { card, from, to }]);
    const done = await writer.tryWrite(
      'opportunity.progress',
      { id: card.id, rev: card.rev, set: { stage: to } },
      { said: t('board.did.moved', { name: title(card), stage: name(to) }) },
    );
    if (done && Object.keys(done.conflict).length > 0) {
      openConflict({
        entity: 'opportunity',
        by: 'opportunity.progress',
        id: card.id,
        name: title(card),
        rev: done.rev,
        conflict: done.conflict,
      });
    }
    // The card stays where it was put until the core's own answer has it there.
    if (done) await client.refetchQueries({ queryKey: ['opportunity.board'] });
    setMoves((old) => old.filter((each) => each.card.id !== card.id));
  }

  const dragOf = (event: Pick<DragEndEvent, 'active' | 'over'>) => ({
    card: event.active.data.current?.card as BoardCard,
    from: (event.active.data.current?.stage ?? null) as StageId,
    over: event.over ? stageAt(String(event.over.id)) : undefined,
  });
  const announcements: Announcements = {
    onDragStart: ({ active }) =>
      said('lifted', dragOf({ active, over: null }).card, dragOf({ active, over: null }).from),
    onDragOver: (event) => {
      const { card, over } = dragOf(event);
      return over === undefined ? undefined : said('moved', card, over);
    },
    onDragEnd: (event) => {
      const { card, from, over } = dragOf(event);
      return said('dropped', card, over ?? from);
    },
    onDragCancel: (event) => said('cancelled', dragOf(event).card, dragOf(event).from),
  };

  function onDragStart({ active }: DragStartEvent) {
    setLifted(null);
    setDragged((active.data.current?.card as BoardCard | undefined) ?? null);
  }

  function onDragEnd(event: DragEndEvent) {
    setDragged(null);
    const { card, from, over } = dragOf(event);
    if (over !== undefined) void move({ card, from, to: over });
  }

  function look(id: string | undefined) {
    if (id) setFocus(({ asked }) => ({ id, asked: asked + 1 }));
  }

  function onKeyDown(event: KeyboardEvent, card: BoardCard, stage: StageId, cards: BoardCard[]) {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const side = key === 'ArrowLeft' || key === 'h' ? -1 : key === 'ArrowRight' ? 1 : null;
    const along = key === 'ArrowUp' || key === 'k' ? -1 : key === 'ArrowDown' || key === 'j' ? 1 : null;
    if (lifted) {
      if (side !== null) {
        const to = beside(columns, stage, side);
        setLifted({ ...lifted, to });
        setSpoken(said(to === stage ? 'end' : 'moved', card, to));
        look(card.id);
      } else if (key === ' ' || key === 'Enter') {
        setLifted(null);
        setSpoken(said('dropped', card, stage));
        void move(lifted);
        look(card.id);
      } else if (key === 'Escape') {
        setLifted(null);
        setSpoken(said('cancelled', card, lifted.from));
        look(card.id);
      } else if (along === null) return;
    } else if (key === 'Enter') open(card);
    else if (key === ' ') {
      const may = card.movable && !moves.some((each) => each.card.id === card.id);
      if (may) setLifted({ card, from: stage, to: stage });
      setSpoken(said(may ? 'lifted' : 'fixed', card, stage));
    } else if (side !== null) look(neighbour(columns, stage, cards.indexOf(card), side)?.id);
    else if (along !== null) look(cards[cards.indexOf(card) + along]?.id);
    else return;
    // Neither the page's shortcuts nor its scrolling take a key that was meant for the card.
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whoever goes elsewhere with a card in hand leaves it where it was. */
  function onBlur(event: FocusEvent<HTMLDivElement>) {
    const to = event.relatedTarget;
    if (lifted && to instanceof Node && !event.currentTarget.contains(to)) setLifted(null);
  }

  const first = columns.find((column) => column.cards.length > 0)?.cards[0]?.id ?? null;
  const known =
    focus.id !== null && columns.some((column) => column.cards.some((card) => card.id === focus.id));
  const busy = new Set(pending.map((each) => each.card.id));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{ announcements }}
      onDragStart={onDragStart}
      onDragEnd={onDragEnd}
      onDragCancel={() => setDragged(null)}
    >
      <Summary columns={columns} count={count} />
      <p id={how} className="visually-hidden">
        {t('board.how')}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears that the focus leaves its cards, no more */}
      <div className={classes.board} onBlur={onBlur}>
        {columns.map((column) => {
          const stage = stageOf(column);
          return (
            <Column
              key={dropId(stage)}
              id={dropId(stage)}
              column={column}
              name={name(stage)}
              filter={filter}
              by={order}
              takes={takes(column)}
              busy={busy}
              focus={known ? focus : { ...focus, id: first }}
              liftedId={lifted?.card.id ?? null}
              how={how}
              onOpen={open}
              onFocus={(id) => setFocus((old) => (old.id === id ? old : { ...old, id }))}
              onKeyDown={(event, card, cards) => onKeyDown(event, card, stage, cards)}
            />
          );
        })}
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <Card card={dragged} overlay />}</DragOverlay>
      <VisuallyHidden role="log" aria-live="assertive">
        {spoken}
      </VisuallyHidden>
    </DndContext>
  );
}

/** The card as high up in the next column that has any. */
function neighbour(
  columns: BoardColumn[],
  stage: StageId,
  place: number,
  step: 1 | -1,
): BoardCard | undefined {
  let at = columns.findIndex((column) => stageOf(column) === stage) + step;
  for (; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at]?.cards ?? [];
    if (cards.length > 0) return cards[Math.min(place, cards.length - 1)];
  }
  return undefined;
}

function stageName(columns: BoardColumn[], stage: StageId, zh: boolean, none: string): string {
  const found = columns.find((column) => stageOf(column) === stage)?.stage;
  if (!found) return none;
  return (zh ? found.label_zh : found.label_en) || found.label_zh || found.label_en;
}

function Summary({ columns, count }: { columns: BoardColumn[]; count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = (of: (column: BoardColumn) => number) => columns.reduce((all, column) => all + of(column), 0);
  const stale = sum((column) => column.stale);
  const idle = sum((column) => column.no_next_step);
  const sums = total(columns).map(({ amount, currency }) => format.moneyShort(amount, currency));
  return (
    <p className={classes.summary}>
      <span>{t('board.total', { count, n: format.count(count) })}</span>
      {sums.length > 0 && (
        <span>
          {t('board.sum')} <b>{sums.join(' · ')}</b>
        </span>
      )}
      {idle > 0 && <span data-care>{t('board.idle', { count: idle, n: format.count(idle) })}</span>}
      {stale > 0 && <span data-care>{t('board.stale', { count: stale, n: format.count(stale) })}</span>}
    </p>
  );
}
