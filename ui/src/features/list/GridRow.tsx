import { Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCircleDashed } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Json, Row } from '~/api/types';
import { FieldValue } from '~/features/fields/FieldValue';
import { InlineEdit } from '~/features/fields/InlineEdit';
import type { Fields } from '~/features/fields/useFields';
import { isNumeric } from './columns';
import type { CellAt } from './Grid';
import classes from './grid.module.css';
import type { ListKind } from './listKind';

interface Props {
  kind: ListKind;
  gridId: string;
  index: number;
  row: Row | undefined;
  top: number;
  height: number;
  template: string;
  columns: Field[];
  fields: Fields;
  activeColumn: number;
  editingColumn: number;
  selected: boolean;
  onActive: (cell: CellAt) => void;
  onOpen: (row: Row) => void;
  onEdit: (cell: CellAt) => void;
  onToggle: (row: Row, index: number, range: boolean) => void;
  onFinish: (
    row: Row,
    field: Field,
    value: Json | undefined,
    next: 'stay' | 'down' | 'right' | 'left',
  ) => void;
}

function sameRow(a: Props, b: Props): boolean {
  return (
    a.row === b.row &&
    a.index === b.index &&
    a.top === b.top &&
    a.height === b.height &&
    a.template === b.template &&
    a.columns === b.columns &&
    a.fields.text === b.fields.text &&
    a.activeColumn === b.activeColumn &&
    a.editingColumn === b.editingColumn &&
    a.selected === b.selected &&
    // An open editor calls back into the grid as it is now.
    b.editingColumn < 0
  );
}

/** What leads a row: a text of its own, or the name of the record it is about. */
function leadOf(row: Row, lead: string): string {
  if (lead === 'product') return row.product?.name ?? '';
  return lead === 'customer' ? (row.customer?.name ?? '') : String(row.values[lead] ?? '');
}

/** One row; drawn again only when something it shows changed. */
export const GridRow = memo(function GridRow(props: Props) {
  const { kind, gridId, index, row, top, height, template, columns, fields } = props;
  const { activeColumn, editingColumn, selected, onActive, onOpen, onEdit, onToggle, onFinish } = props;
  const { t } = useTranslation();
  const style = { transform: `translateY(${top}px)`, height, gridTemplateColumns: template };
  if (!row) {
    return (
      <div className={classes.row} style={style} data-waiting aria-hidden="true">
        <span />
        <span>
          <i />
        </span>
      </div>
    );
  }
  const name = leadOf(row, kind.lead);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a virtual grid
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid
    <div
      className={classes.row}
      style={style}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={activeColumn >= 0 || undefined}
      data-selected={selected || undefined}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: cells of a virtual grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid */}
      <span role="gridcell" className={classes.check} data-sticky="check">
        <Checkbox
          aria-label={t('list.selectRow', { name })}
          checked={selected}
          tabIndex={-1}
          onClick={(event) => onToggle(row, index, event.shiftKey)}
          onChange={() => undefined}
        />
      </span>
      {columns.map((field, column) => {
        const value = row.values[field.name];
        const editing = editingColumn === column;
        return (
          // biome-ignore lint/a11y/useSemanticElements: cells of a virtual grid
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid owns the keys of its cells
          <span
            key={field.name}
            id={`${gridId}-${index}-${column}`}
            role="gridcell"
            className={classes.cell}
            data-column={activeColumn === column ? column : undefined}
            data-active={activeColumn === column || undefined}
            data-editing={editing || undefined}
            data-numeric={isNumeric(field) || undefined}
            data-name={field.name === kind.lead || undefined}
            data-sticky={column === 0 ? 'name' : undefined}
            onClick={() => onActive({ row: index, column })}
            onDoubleClick={() => (field.name === kind.lead ? onOpen(row) : onEdit({ row: index, column }))}
          >
            {editing ? (
              <InlineEdit
                field={field}
                value={value}
                fields={fields}
                rev={row.rev}
                currency={String(row.values.currency ?? '')}
                onDone={(next, move, rev) => onFinish({ ...row, rev }, field, next, move)}
              />
            ) : field.name === kind.lead ? (
              <>
                {kind.mark(row, height > 30 ? 22 : 20)}
                <span className={classes.name}>{name}</span>
                {kind.after?.(row, t)}
                {row.conflict && (
                  <IconAlertTriangle
                    className={classes.conflict}
                    size={14}
                    aria-label={t('list.hasConflict')}
                  />
                )}
                {(row.missing?.length ?? 0) > 0 && (
                  <IconCircleDashed
                    className={classes.missing}
                    size={14}
                    aria-label={t('list.hasMissing', { count: row.missing?.length ?? 0 })}
                  />
                )}
              </>
            ) : field.name === 'customer' && row.customer ? (
              <span>{row.customer.name}</span>
            ) : field.name === 'product' && row.product ? (
              <span>{row.product.name}</span>
            ) : field.name === 'contact' && row.contact_name != null ? (
              <span>{row.contact_name}</span>
            ) : (
              <FieldValue
                field={field}
                value={value}
                fields={fields}
                as="cell"
                currency={String(row.values.currency ?? '')}
              />
            )}
          </span>
        );
      })}
    </div>
  );
}, sameRow);
