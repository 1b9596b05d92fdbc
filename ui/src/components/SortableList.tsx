/**
 * A list that a person puts in order, with the mouse or with the keyboard: Space lifts, arrows move, Space puts down.
 * The keys are our own: dnd-kit listens for them a moment after the lift and moves by measured rectangles, so that a
 * quick typist loses presses. Here each press is one place, whatever has been painted since.
 */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { VisuallyHidden } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '~/keyboard/ime';
import classes from './sortable.module.css';

interface Props<T extends { id: string }> {
  items: T[];
  /** What a screen reader calls it. */
  nameOf: (item: T) => string;
  label: string;
  /** Not given: the order cannot be changed. What it promises is whether the order was kept. */
  onOrder?: ((ids: string[]) => Promise<boolean> | undefined) | undefined;
  children: (item: T) => ReactNode;
}

export function SortableList<T extends { id: string }>({
  items,
  nameOf,
  label,
  onOrder,
  children,
}: Props<T>) {
  const { t } = useTranslation();
  // The ids, not the array: a parent that paints again must not take a lifted item out of the hand.
  const ids = items.map((item) => item.id).join('\n');
  const given = useMemo(() => ids.split('\n'), [ids]);
  // What was put down stands there at once; the core's answer is what stays.
  const [order, setOrder] = useState(given);
  const [lifted, setLifted] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    setOrder(given);
    setLifted(null);
  }, [given]);
  const byId = new Map(items.map((item) => [item.id, item]));
  const shown = order.filter((id) => byId.has(id));
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const named = (id: UniqueIdentifier) => {
    const item = byId.get(String(id));
    return item ? nameOf(item) : '';
  };
  const place = (id: UniqueIdentifier | undefined) => shown.indexOf(String(id)) + 1;
  const said = (key: string, id: UniqueIdentifier, over: UniqueIdentifier | undefined) =>
    t(`order.${key}`, { name: named(id), place: place(over ?? id), total: shown.length });
  const announcements: Announcements = {
    onDragStart: ({ active }) => said('lifted', active.id, undefined),
    onDragOver: ({ active, over }) => said('moved', active.id, over?.id),
    onDragEnd: ({ active, over }) => said('dropped', active.id, over?.id),
    onDragCancel: ({ active }) => said('cancelled', active.id, undefined),
  };

  function onDragEnd({ active, over }: DragEndEvent) {
    if (!over || active.id === over.id) return;
    void keep(arrayMove(shown, shown.indexOf(String(active.id)), shown.indexOf(String(over.id))));
  }

  async function keep(next: string[]) {
    setOrder(next);
    if ((await onOrder?.(next)) === false) setOrder(given);
  }

  function putDown(id: string) {
    setLifted(null);
    setSpoken(said('dropped', id, undefined));
    if (shown.some((other, at) => other !== given[at])) void keep(shown);
  }

  function onKeyDown(event: KeyboardEvent, id: string) {
    if (isComposing(event)) return;
    const { key } = event;
    if (lifted !== id) {
      if (key !== ' ' && key !== 'Enter') return;
      setLifted(id);
      setSpoken(said('lifted', id, undefined));
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      const from = shown.indexOf(id);
      const to = from + (key === 'ArrowUp' ? -1 : 1);
      const next = shown[to];
      if (next !== undefined) {
        setOrder(arrayMove(shown, from, to));
        setSpoken(said('moved', id, next));
      }
    } else if (key === ' ' || key === 'Enter') {
      putDown(id);
    } else if (key === 'Escape') {
      setOrder(given);
      setLifted(null);
      setSpoken(said('cancelled', id, undefined));
    } else return;
    // Neither the page's shortcuts nor a dialog around the list hears a key that was meant for it.
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('order.how') } }}
    >
      <SortableContext items={shown} strategy={verticalListSortingStrategy} disabled={!onOrder}>
        <ul className={classes.list} aria-label={label}>
          {shown.map((id) => {
            const item = byId.get(id);
            return item ? (
              <Item
                key={id}
                id={id}
                name={nameOf(item)}
                fixed={!onOrder}
                lifted={lifted === id}
                onKeyDown={(event) => onKeyDown(event, id)}
                onLeave={() => putDown(id)}
              >
                {children(item)}
              </Item>
            ) : null;
          })}
        </ul>
      </SortableContext>
      <VisuallyHidden role="log" aria-live="assertive">
        {spoken}
      </VisuallyHidden>
    </DndContext>
  );
}

function Item({
  id,
  name,
  fixed,
  lifted,
  onKeyDown,
  onLeave,
  children,
}: {
  id: string;
  name: string;
  fixed: boolean;
  lifted: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onLeave: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id });
  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-lifted={isDragging || lifted || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      {fixed ? (
        <span className={classes.grip} />
      ) : (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={classes.grip}
          {...attributes}
          {...listeners}
          aria-pressed={lifted || isDragging}
          onKeyDown={onKeyDown}
          onBlur={lifted ? onLeave : undefined}
          aria-label={t('order.move', { name })}
        >
          <IconGripVertical size={15} stroke={1.6} aria-hidden="true" />
        </button>
      )}
      {children}
    </li>
  );
}
