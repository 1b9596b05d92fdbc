/** The grid: virtual rows over pages, one active cell, edited in place. The keyboard lives in gridKeys. */
import { Checkbox } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Json, Row, Sort } from '~/api/types';
import type { Fields } from '~/features/fields/useFields';
import { AREA } from '~/features/record/area';
import { usePreferences } from '~/theme/preferences';
import { isNumeric, useColumns } from './columns';
import { GridRow } from './GridRow';
import classes from './grid.module.css';
import { gridKeys } from './gridKeys';
import type { ListKind } from './listKind';
import { contentHeight, type Page, rowIn, scrollFor, scrollToTop, windowAt } from './rows';
import { TypedText } from './TypedText';
import type { TypeAhead } from './typeAhead';

export interface CellAt {
  row: number;
  column: number;
  /** It was jumped to: what follows it is wanted in sight. */
  jumped?: boolean;
}

interface Props {
  kind: ListKind;
  fields: Fields;
  columns: Field[];
  total: number;
  pages: Map<number, Page>;
  sort: Sort | undefined;
  active: CellAt;
  selection: Selection;
  mayEdit: boolean;
  empty: ReactNode;
  onWindow: (window: { first: number; last: number }) => void;
  onActive: (cell: CellAt) => void;
  onOpen: (row: Row) => void;
  onSort: (sort: Sort) => void;
  onSave: (row: Row, field: Field, value: Json) => void;
  typeAhead: TypeAhead;
}

export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (row: Row, index: number, range: boolean) => void;
  toggleAll: () => void;
  clear: () => void;
}

/** Edited where there is room for them, or where it is known whose they are. */
const NOT_IN_PLACE = new Set<string>(['instant', 'tags', 'record']);
const HEADER = 32;
export const ROW_HEIGHT = { comfortable: 36, compact: 29 } as const;

export function Grid(props: Props) {
  const { kind, fields, columns, total, pages, sort, active, selection, mayEdit, empty } = props;
  const { onWindow, onActive, onOpen, onSort, onSave, typeAhead } = props;
  const { t } = useTranslation();
  const { density } = usePreferences();
  const rowHeight = ROW_HEIGHT[density];
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, height } = useElementSize();
  const [scrollTop, setScrollTop] = useState(0);
  const [editing, setEditing] = useState<CellAt | null>(null);
  const viewport = Math.max(0, height - HEADER);
  const window = windowAt(scrollTop, viewport, total, rowHeight);
  const table = useColumns(kind, columns);
  const widths = table.getAllLeafColumns().map((column) => column.getSize());
  const template = `36px ${widths.map((width) => `${width}px`).join(' ')} minmax(0, 1fr)`;

  const { first, last } = window;
  useEffect(() => onWindow({ first, last }), [first, last, onWindow]);

  // Moving the active cell brings it into view; scrolling by hand leaves it alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move may scroll
  useEffect(() => {
    const box = scroller.current;
    if (!box || viewport === 0) return;
    const to = active.jumped
      ? scrollToTop(active.row, viewport, total, rowHeight)
      : scrollFor(active.row, box.scrollTop, viewport, total, rowHeight);
    if (to !== null) box.scrollTop = to;
    box
      .querySelector(`[data-column="${active.column}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active.row, active.column, active.jumped]);

  const activeRow = rowIn(pages, active.row);
  const field = columns[active.column];
  const canEdit = (cell: Field | undefined, row: Row | undefined) =>
    Boolean(
      cell &&
        row &&
        !cell.read_only &&
        !NOT_IN_PLACE.has(cell.type) &&
        (kind.savedBy ? kind.savedBy(row, cell) : mayEdit),
    );

  const onKeyDown = gridKeys({
    total,
    columns: columns.length,
    page: Math.max(1, Math.floor(viewport / rowHeight) - 1),
    active,
    editing: editing !== null,
    onActive,
    onOpen: () => activeRow && onOpen(activeRow),
    onEdit: () => canEdit(field, activeRow) && setEditing(active),
    onSelect: (range) => activeRow && selection.toggle(activeRow, active.row, range),
    onSelectAll: selection.toggleAll,
    onClear: selection.clear,
    onType: typeAhead.take,
  });

  function finishEdit(
    row: Row,
    cell: Field,
    value: Json | undefined,
    next: 'stay' | 'down' | 'right' | 'left',
  ) {
    setEditing(null);
    if (value !== undefined) onSave(row, cell, value);
    const moves = { stay: [0, 0], down: [1, 0], right: [0, 1], left: [0, -1] } as const;
    const [down, right] = moves[next];
    onActive({
      row: Math.min(total - 1, active.row + down),
      column: Math.max(0, Math.min(columns.length - 1, active.column + right)),
    });
    scroller.current?.focus({ preventScroll: true });
  }

  const rows = useMemo(() => {
    const list: number[] = [];
    for (let index = first; index <= last; index++) list.push(index);
    return list;
  }, [first, last]);
  const loadedAll =
    rows.length > 0 &&
    rows.every((index) => {
      const row = rowIn(pages, index);
      return row && selection.ids.has(row.id);
    });

  return (
    <div className={classes.frame} ref={sized}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table: most of its rows are not there */}
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        aria-label={t(`nav.${AREA[kind.entity]}`)}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={total > 0 ? `${id}-${active.row}-${active.column}` : undefined}
        tabIndex={0}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
        onBlur={typeAhead.stop}
        data-grid
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant moves */}
        <div
          className={classes.header}
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: template }}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
          <span role="columnheader" className={classes.check} data-sticky="check">
            <Checkbox
              aria-label={t('list.selectShown')}
              checked={loadedAll}
              indeterminate={!loadedAll && selection.ids.size > 0}
              onChange={selection.toggleAll}
              tabIndex={-1}
            />
          </span>
          {table.getFlatHeaders().map((header, index) => {
            const column = columns[index];
            if (!column) return null;
            const sorted = sort?.by === column.name;
            const sortable = fields.sorts.includes(column.name);
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              <span
                key={header.id}
                role="columnheader"
                aria-sort={sorted ? (sort.desc ? 'descending' : 'ascending') : undefined}
                className={classes.heading}
                data-numeric={isNumeric(column) || undefined}
                data-sticky={index === 0 ? 'name' : undefined}
              >
                {sortable ? (
                  <button
                    type="button"
                    tabIndex={-1}
                    onClick={() => onSort({ by: column.name, desc: sorted ? !sort.desc : false })}
                  >
                    {fields.label(column.name)}
                    {sorted && (sort.desc ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />)}
                  </button>
                ) : (
                  fields.label(column.name)
                )}
                {/* biome-ignore lint/a11y/noStaticElementInteractions: widths are a mouse's luxury; nothing is lost without them */}
                <i
                  className={classes.grip}
                  data-on={header.column.getIsResizing() || undefined}
                  onMouseDown={header.getResizeHandler()}
                  onTouchStart={header.getResizeHandler()}
                  onDoubleClick={() => header.column.resetSize()}
                />
              </span>
            );
          })}
        </div>
        <div className={classes.body} role="presentation" style={{ height: contentHeight(total, rowHeight) }}>
          {rows.map((index, i) => (
            <GridRow
              key={index}
              kind={kind}
              gridId={id}
              index={index}
              row={rowIn(pages, index)}
              top={window.top + i * rowHeight}
              height={rowHeight}
              template={template}
              columns={columns}
              fields={fields}
              activeColumn={index === active.row ? active.column : -1}
              editingColumn={editing?.row === index ? editing.column : -1}
              selected={selection.ids.has(rowIn(pages, index)?.id ?? '')}
              onActive={onActive}
              onOpen={onOpen}
              onEdit={(cell) => canEdit(columns[cell.column], rowIn(pages, cell.row)) && setEditing(cell)}
              onToggle={selection.toggle}
              onFinish={finishEdit}
            />
          ))}
        </div>
      </div>
      <TypedText typeAhead={typeAhead} />
      {total === 0 && <div className={classes.empty}>{empty}</div>}
    </div>
  );
}
