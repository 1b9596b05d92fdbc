/** The customer list: views, filters, grid, preview. What it shows stands in the URL. */
import { Button } from '@mantine/core';
import { IconFileImport, IconFilterOff, IconPlus, IconUsers } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerRow, Field, Filter, Sort } from '~/api/types';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { useSaveCustomer } from '~/features/customer/save';
import { useFields } from '~/features/fields/useFields';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { useShortcuts } from '~/keyboard/shortcuts';
import { useFormat } from '~/locales/useFormat';
import { monthStart } from '~/locales/zone';
import type { StoredFile } from '~/transport';
import { type ListAddress, sortToText } from './address';
import { FilterBar } from './FilterBar';
import { type CellAt, Grid } from './Grid';
import classes from './list.module.css';
import { Preview } from './Preview';
import { indexOf, rowIn } from './rows';
import { SelectionBar } from './SelectionBar';
import { useFileDrop } from './useFileDrop';
import { useRows } from './useRows';
import { useSelection } from './useSelection';
import { ViewTabs } from './ViewTabs';
import { chipsAddress, resolveView } from './views';

const openImport = (file: StoredFile) => openOverlay({ name: 'import', file });

export function CustomerList() {
  const { t } = useTranslation();
  const fields = useFields();
  const views = useQueryCall('view.list', { entity: 'customer' });
  if (fields.error) return <Refused error={fields.error} />;
  if (!fields.ready || views.isPending) return <Waiting label={t('nav.customers')} />;
  return <List />;
}

function List() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const address = useSearch({ from: '/customers' });
  const fields = useFields();
  const saved = useQueryCall('view.list', { entity: 'customer' }).data?.views ?? [];
  const save = useSaveCustomer();
  const mayCreate = useCan('customer.create');
  const mayUpdate = useCan('customer.update');
  const mayImport = useCan('customer.import');
  const month = useMemo(() => monthStart(new Date(), format.timeZone), [format.timeZone]);
  const view = resolveView(address, fields.fields, fields.sorts, saved, month);
  const paneOpen = address.pane !== 'off';

  const queryKey = JSON.stringify([view.base, view.chips, view.sort, view.columns]);
  // The key says whether the query is another one; the objects in it are made anew on every render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const query = useMemo(
    () => ({
      filter: [...view.base, ...view.chips],
      columns: [...new Set(['name', 'kind', ...view.columns])],
      ...(view.sort ? { sort: view.sort } : {}),
    }),
    [queryKey],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const columns = useMemo(
    () =>
      view.columns
        .map((name) => fields.byName.get(name))
        .filter((field): field is Field => field !== undefined),
    [queryKey, fields.byName],
  );

  const [window, setWindow] = useState({ first: 0, last: 40 });
  const [active, setActiveCell] = useState<CellAt>({ row: 0, column: 0 });
  const count = useQueryCall('customer.count', { filter: query.filter }, { keep: true });
  const total = count.data?.count ?? 0;
  const { pages, error, retry } = useRows(query, {
    first: window.first,
    last: Math.min(window.last, total - 1),
  });
  const selection = useSelection(query, pages);

  const go = useCallback(
    (patch: ListAddress, replace = false) =>
      void navigate({ to: '/customers', search: (old) => clean({ ...old, ...patch }), replace }),
    [navigate],
  );
  const setChips = (chips: Filter[]) => go({ f: chipsAddress(chips, view.saved !== null), sel: undefined });

  const activeRow = rowIn(pages, active.row);
  useFollowSelection(address.sel, activeRow, pages, setActiveCell, go);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query starts at its first row
  useEffect(() => setActiveCell((old) => (address.sel ? old : { row: 0, column: old.column })), [queryKey]);

  useShortcuts({
    p: () => go({ pane: paneOpen ? 'off' : undefined }, true),
    j: () => focusGrid(),
    k: () => focusGrid(),
    arrowdown: () => focusGrid(),
  });
  useEffect(() => focusGrid(), []);
  const drop = useFileDrop(mayImport, openImport);

  const shown = view.chips.length > 0 || (view.id !== 'mine' && view.id !== 'all');
  const empty = shown ? (
    <Empty
      icon={<IconFilterOff size={22} stroke={1.6} />}
      title={t('list.noneFound')}
      text={t('list.noneFoundText')}
    >
      {view.chips.length > 0 && <Button onClick={() => setChips([])}>{t('filter.clear')}</Button>}
    </Empty>
  ) : (
    <Empty icon={<IconUsers size={22} stroke={1.6} />} title={t('list.empty')} text={t('list.emptyText')}>
      {mayCreate && (
        <Button
          variant="filled"
          leftSection={<IconPlus size={15} />}
          onClick={() => openOverlay({ name: 'newCustomer' })}
        >
          {t('customer.new')}
        </Button>
      )}
      {mayImport && <Button onClick={() => openOverlay({ name: 'import' })}>{t('import.menu')}</Button>}
    </Empty>
  );

  return (
    <div className={classes.list} {...drop.handlers}>
      <PageHead
        title={t('nav.customers')}
        count={count.data?.count}
        below={
          <ViewTabs
            view={view}
            saved={saved}
            fields={fields.byName}
            month={month}
            query={{ filter: [...view.base, ...view.chips], sort: view.sort ?? null, columns: view.columns }}
            onView={(id) => void navigate({ to: '/customers', search: { view: id } })}
          />
        }
      >
        {mayImport && (
          <Button
            leftSection={<IconFileImport size={15} stroke={1.7} />}
            onClick={() => openOverlay({ name: 'import' })}
          >
            {t('import.button')}
          </Button>
        )}
      </PageHead>
      <FilterBar
        fields={fields}
        chips={view.chips}
        sort={view.sort}
        columns={view.columns}
        paneOpen={paneOpen}
        onChips={setChips}
        onSort={(sort: Sort) => go({ sort: sortToText(sort) })}
        onColumns={(names) => go({ cols: names.join('.') }, true)}
        onPane={(open) => go({ pane: open ? undefined : 'off' }, true)}
      />
      <div className={classes.split}>
        {error && pages.size === 0 ? (
          <Refused error={error} onRetry={retry} />
        ) : (
          <Grid
            fields={fields}
            columns={columns}
            total={total}
            pages={pages}
            sort={view.sort}
            active={{
              row: Math.min(active.row, Math.max(0, total - 1)),
              column: Math.min(active.column, columns.length - 1),
            }}
            selection={selection}
            mayEdit={mayUpdate}
            empty={count.isSuccess ? empty : <Waiting />}
            onWindow={setWindow}
            onActive={setActiveCell}
            onOpen={(row) => void navigate({ to: '/customers/$id', params: { id: row.id } })}
            onSort={(sort) => go({ sort: sortToText(sort) })}
            onSave={(row, field, value) =>
              void save(
                { id: row.id, rev: row.rev, name: String(row.values.name ?? '') },
                { [field.name]: value },
              )
            }
          />
        )}
        {paneOpen && total > 0 && (activeRow || address.sel) && (
          <Preview
            id={activeRow?.id ?? address.sel ?? ''}
            fields={fields}
            onClose={() => go({ pane: 'off' }, true)}
          />
        )}
      </div>
      {selection.ids.size > 0 && <SelectionBar selection={selection} fields={fields} />}
      {drop.over && (
        <div className={classes.drop}>
          <IconFileImport size={28} stroke={1.5} />
          <b>{t('import.dropHere')}</b>
        </div>
      )}
    </div>
  );
}

function focusGrid() {
  document.querySelector<HTMLElement>('[data-grid]')?.focus({ preventScroll: true });
}

function clean(address: ListAddress): ListAddress {
  return Object.fromEntries(
    Object.entries(address).filter(([, value]) => value !== undefined),
  ) as ListAddress;
}

/** The active row is `sel` in the URL; an address opened with `sel` moves to that row once it is loaded. */
function useFollowSelection(
  sel: string | undefined,
  row: CustomerRow | undefined,
  pages: ReturnType<typeof useRows>['pages'],
  setActive: (update: (old: CellAt) => CellAt) => void,
  go: (patch: ListAddress, replace: boolean) => void,
) {
  const wanted = useRef(sel);
  useEffect(() => {
    if (!wanted.current) return;
    if (pages.size === 0) return;
    const at = indexOf(pages, wanted.current);
    wanted.current = undefined;
    if (at >= 0) setActive((old) => ({ ...old, row: at }));
  }, [pages, setActive]);
  useEffect(() => {
    if (wanted.current || !row || row.id === sel) return;
    // The address follows a pause, not every step of a held arrow key.
    const timer = setTimeout(() => go({ sel: row.id }, true), 250);
    return () => clearTimeout(timer);
  }, [row, sel, go]);
}
