/** One stage: how many, what they are about, and its cards, of which only those in sight are drawn. */
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { BoardBy, BoardCard, BoardColumn, Filter } from '~/api/types';
import { useFormat } from '~/locales/useFormat';
import type { Focus } from './Board';
import classes from './board.module.css';
import { Card } from './Card';
import { stageOf } from './move';

const CARD = 104;
/** So many cards before the last one loaded the next are asked for. */
const AHEAD = 12;

interface Props {
  id: string;
  column: BoardColumn;
  name: string;
  filter: Filter[];
  by: BoardBy;
  takes: boolean;
  /** Cards on their way: they are shown once, and not lifted again. */
  busy: ReadonlySet<string>;
  focus: Focus;
  liftedId: string | null;
  how: string;
  onOpen: (card: BoardCard) => void;
  onFocus: (id: string) => void;
  onKeyDown: (event: KeyboardEvent, card: BoardCard, cards: BoardCard[]) => void;
}

export function Column(props: Props) {
  const { id, column, name, filter, by, takes, busy, focus, liftedId, how, onOpen, onFocus, onKeyDown } =
    props;
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const { setNodeRef, isOver } = useDroppable({ id, disabled: !takes });
  const more = useMore(column, filter, by);
  const cards = [...column.cards, ...more.cards.filter((card) => !busy.has(card.id))];
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    getItemKey: (index) => cards[index]?.id ?? index,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { load } = more;
  useEffect(() => {
    if (last >= cards.length - AHEAD) load();
  }, [last, cards.length, load]);

  const at = focus.id === null ? -1 : cards.findIndex((card) => card.id === focus.id);
  useFocus(scroller, focus, at, (index) => virtual.scrollToIndex(index, { align: 'auto' }));

  const sums = column.sums.map(({ amount, currency }) => format.moneyShort(amount, currency));
  const rate = column.stage?.success_rate;
  return (
    <section
      ref={setNodeRef}
      className={classes.column}
      data-over={isOver || undefined}
      aria-label={t('board.column', { name, count: column.count, n: format.count(column.count) })}
    >
      <header>
        <h2 title={rate === null || rate === undefined ? undefined : t('board.rate', { rate })}>{name}</h2>
        <span>{format.count(column.count)}</span>
        <span className={classes.sums}>{sums.join(' · ')}</span>
      </header>
      <div ref={scroller} className={classes.scroller}>
        {cards.length === 0 && <p className={classes.none}>{t('board.none')}</p>}
        <ul style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const card = cards[item.index];
            if (!card) return null;
            return (
              <li key={item.key} style={{ transform: `translateY(${item.start}px)` }}>
                <Draggable
                  card={card}
                  column={column}
                  fixed={busy.has(card.id)}
                  lifted={liftedId === card.id}
                  tabbable={focus.id === card.id}
                  how={how}
                  onOpen={() => onOpen(card)}
                  onFocus={() => onFocus(card.id)}
                  onKeyDown={(event) => onKeyDown(event, card, cards)}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

/**
 * The focus follows the card that was asked for before the next key can arrive: a quick typist loses no press. Only what
 * is out of sight is waited for, until it is drawn.
 */
function useFocus(
  scroller: RefObject<HTMLDivElement | null>,
  { id, asked }: Focus,
  at: number,
  show: (index: number) => void,
) {
  const latest = useRef({ show, done: asked });
  latest.current.show = show;
  useLayoutEffect(() => {
    if (asked === latest.current.done || at < 0) return;
    latest.current.done = asked;
    const find = () => scroller.current?.querySelector<HTMLElement>(`[data-card="${id}"]`);
    const drawn = find();
    drawn?.focus({ preventScroll: true });
    latest.current.show(at);
    if (drawn) return;
    const frame = requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [asked, at, id, scroller]);
}

/** The cards after those that came with the board, page by page as one scrolls. */
function useMore(column: BoardColumn, filter: Filter[], by: BoardBy) {
  const stage = stageOf(column);
  const start = column.next;
  const query = useInfiniteQuery({
    queryKey: ['opportunity.column', { stage, filter, by, start }],
    queryFn: ({ pageParam }) =>
      ask('opportunity.column', { stage, filter, by, after: pageParam, limit: 100 }),
    initialPageParam: start,
    getNextPageParam: (page) => page.next,
    enabled: false,
  });
  const { hasNextPage, isFetching, fetchNextPage, data } = query;
  const begun = data !== undefined;
  const load = () => {
    if (start !== null && !isFetching && (!begun || hasNextPage)) void fetchNextPage();
  };
  const latest = useRef(load);
  latest.current = load;
  const stable = useRef(() => latest.current());
  return {
    cards: start === null ? [] : (data?.pages.flatMap((page) => page.cards) ?? []),
    load: stable.current,
  };
}

interface DraggableProps {
  card: BoardCard;
  column: BoardColumn;
  fixed: boolean;
  lifted: boolean;
  tabbable: boolean;
  how: string;
  onOpen: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Draggable({
  card,
  column,
  fixed,
  lifted,
  tabbable,
  how,
  onOpen,
  onFocus,
  onKeyDown,
}: DraggableProps) {
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: card.id,
    disabled: !card.movable || fixed,
    data: { card, stage: stageOf(column) },
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a link of the browser's own would be dragged by the browser
    <div
      ref={setNodeRef}
      role="link"
      tabIndex={tabbable ? 0 : -1}
      className={classes.handle}
      data-card={card.id}
      data-dragging={isDragging || undefined}
      data-fixed={!card.movable || undefined}
      aria-describedby={card.movable ? how : undefined}
      {...listeners}
      onClick={onOpen}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <Card card={card} lifted={lifted} />
    </div>
  );
}
