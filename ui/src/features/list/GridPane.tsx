/** The part of the list that moves with the cursor: grid, preview, selection. The rest stands still meanwhile. */
import { memo, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Field, Row, Sort } from '~/api/types';
import type { Fields } from '~/features/fields/useFields';
import { useLogSubject } from '~/features/interaction/subject';
import { useSave } from '~/features/record/save';
import { useCan } from '~/features/shell/session';
import { useShortcuts } from '~/keyboard/shortcuts';
import type { CallError } from '~/transport';
import { type ListAddress, sortToText } from './address';
import { type CellAt, Grid } from './Grid';
import { ListProblem } from './ListProblem';
import classes from './list.module.css';
import type { ListKind } from './listKind';
import { indexOf, type ListQuery, type Page, rowIn } from './rows';
import { SelectionBar } from './SelectionBar';
import { useTypeAhead } from './typeAhead';
import { useRows } from './useRows';
import { useSelection } from './useSelection';

interface Props {
  kind: ListKind;
  fields: Fields;
  query: ListQuery;
  columns: Field[];
  total: number;
  sort: Sort | undefined;
  sel: string | undefined;
  paneOpen: boolean;
  empty: ReactNode;
  /** Why the rows could not be counted. */
  uncounted: { error: CallError; retry: () => void } | null;
  onClearFilter: () => void;
  onAddress: (patch: ListAddress, replace?: boolean) => void;
  onOpen: (row: Row) => void;
}

export const GridPane = memo(function GridPane(props: Props) {
  const { kind, fields, query, columns, total, sort, sel, paneOpen, empty, uncounted } = props;
  const { onAddress, onClearFilter, onOpen } = props;
  const { entity, lead, Preview } = kind;
  const save = useSave(entity);
  const mayUpdate = useCan(`${entity}.update`) && !kind.fixed;
  const [window, setWindow] = useState({ first: 0, last: 40 });
  const [wanted, setActive] = useState<CellAt>({ row: 0, column: 0 });
  const { pages, error, retry } = useRows(entity, query, {
    first: window.first,
    last: Math.min(window.last, total - 1),
  });
  const selection = useSelection(entity, query, pages);
  const active = {
    row: Math.min(wanted.row, Math.max(0, total - 1)),
    column: Math.min(wanted.column, columns.length - 1),
    ...(wanted.jumped ? { jumped: true } : {}),
  };
  const activeRow = rowIn(pages, active.row);
  const typeAhead = useTypeAhead(kind, query, total, fields.sorts.includes(lead), (row) =>
    setActive((old) => ({ ...old, row, jumped: true })),
  );
  useSubjectOf(kind, activeRow);
  useFollowSelection(sel, activeRow, pages, setActive, onAddress);

  const shownQuery = useRef(query);
  useEffect(() => {
    // Another query starts at its first row.
    if (shownQuery.current !== query) setActive((old) => ({ row: 0, column: old.column }));
    shownQuery.current = query;
  }, [query]);

  useShortcuts({
    p: () => onAddress({ pane: paneOpen ? 'off' : undefined }, true),
    j: focusGrid,
    k: focusGrid,
    arrowdown: focusGrid,
  });
  useEffect(() => focusGrid(), []);

  const previewed = activeRow?.id ?? sel;
  return (
    <>
      <div className={classes.split}>
        {uncounted || (error && pages.size === 0) ? (
          <div className={classes.problem}>
            <ListProblem
              kind={kind}
              error={(uncounted?.error ?? error) as CallError}
              query={query}
              onRetry={() => {
                uncounted?.retry();
                retry();
              }}
              onSort={(next) => onAddress({ sort: sortToText(next) })}
              onClearFilter={onClearFilter}
            />
          </div>
        ) : (
          <Grid
            kind={kind}
            fields={fields}
            columns={columns}
            total={total}
            pages={pages}
            sort={sort}
            active={active}
            selection={selection}
            mayEdit={mayUpdate}
            empty={empty}
            onWindow={setWindow}
            onActive={setActive}
            onOpen={onOpen}
            typeAhead={typeAhead}
            onSort={(next) => onAddress({ sort: sortToText(next) })}
            onSave={(row, field, value) =>
              void save(
                { id: row.id, rev: row.rev, name: String(row.values[lead] ?? '') },
                { [field.name]: value },
                kind.savedBy?.(row, field) ?? undefined,
              )
            }
          />
        )}
        {paneOpen && total > 0 && !uncounted && previewed && (
          <Preview
            id={previewed}
            row={activeRow}
            fields={fields}
            onClose={() => onAddress({ pane: 'off' }, true)}
          />
        )}
      </div>
      {selection.ids.size > 0 && (
        <SelectionBar
          kind={kind}
          selection={selection}
          fields={fields}
          columns={columns.map((column) => column.name)}
        />
      )}
    </>
  );
});

/** A log written from the list begins with the row under the cursor. */
function useSubjectOf({ entity }: ListKind, row: Row | undefined) {
  const whose =
    entity === 'customer' && row ? { id: row.id, name: String(row.values.name ?? '') } : row?.customer;
  useLogSubject(whose?.id, whose?.name ?? '', entity === 'contact' ? row?.id : undefined);
}

function focusGrid() {
  document.querySelector<HTMLElement>('[data-grid]')?.focus({ preventScroll: true });
}

/** The active row is `sel` in the URL; an address opened with `sel` moves to that row once it is loaded. */
function useFollowSelection(
  sel: string | undefined,
  row: Row | undefined,
  pages: Map<number, Page>,
  setActive: (update: (old: CellAt) => CellAt) => void,
  onAddress: (patch: ListAddress, replace: boolean) => void,
) {
  const wanted = useRef(sel);
  useEffect(() => {
    if (!wanted.current || pages.size === 0) return;
    const at = indexOf(pages, wanted.current);
    wanted.current = undefined;
    if (at >= 0) setActive((old) => ({ ...old, row: at }));
  }, [pages, setActive]);
  const id = row?.id;
  useEffect(() => {
    if (wanted.current || !id || id === sel) return;
    // The address follows a pause, not every step of a held arrow key.
    const timer = setTimeout(() => onAddress({ sel: id }, true), 250);
    return () => clearTimeout(timer);
  }, [id, sel, onAddress]);
}
