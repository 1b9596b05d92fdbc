/** A list that a person puts in order, with the mouse or with the keyboard: Space lifts, arrows move, Space puts down. */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { IconGripVertical } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sortable.module.css';

interface Props<T extends { id: string }> {
  items: T[];
  /** What a screen reader calls it. */
  nameOf: (item: T) => string;
  label: string;
  /** Not given: the order cannot be changed. */
  onOrder?: ((ids: string[]) => void) | undefined;
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
  const given = useMemo(() => items.map((item) => item.id), [items]);
  // What was put down stands there at once; the core's answer is what stays.
  const [order, setOrder] = useState(given);
  useEffect(() => setOrder(given), [given]);
  const byId = new Map(items.map((item) => [item.id, item]));
  const shown = order.filter((id) => byId.has(id));
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
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
    const next = arrayMove(shown, shown.indexOf(String(active.id)), shown.indexOf(String(over.id)));
    setOrder(next);
    onOrder?.(next);
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
              <Item key={id} id={id} name={nameOf(item)} fixed={!onOrder}>
                {children(item)}
              </Item>
            ) : null;
          })}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

function Item({
  id,
  name,
  fixed,
  children,
}: {
  id: string;
  name: string;
  fixed: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id });
  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-lifted={isDragging || undefined}
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
          aria-label={t('order.move', { name })}
        >
          <IconGripVertical size={15} stroke={1.6} aria-hidden="true" />
        </button>
      )}
      {children}
    </li>
  );
}
