/** The list of one kind of record: views, filters, grid, preview. What it shows stands in the URL. */
import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, type DOMAttributes, type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Field, Filter, Row, Sort } from '~/api/types';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { ExportButton } from '~/features/export/ExportButton';
import { type Fields, useFields } from '~/features/fields/useFields';
import { AREA } from '~/features/record/area';
import { useFormat } from '~/locales/useFormat';
import { monthStart } from '~/locales/zone';
import { columnsToText, type ListAddress, sortToText } from './address';
import { FilterBar } from './FilterBar';
import { GridPane } from './GridPane';
import classes from './list.module.css';
import type { ListKind } from './listKind';
import { ViewTabs } from './ViewTabs';
import { chipsAddress, readView, resolveView } from './views';

interface Props {
  kind: ListKind;
  /** What can be done with all of them, at the right of the title. */
  actions?: ReactNode;
  /** What stands there while there is not a single one. */
  empty: ReactNode;
  onOpen: (row: Row) => void;
  /** What is dropped on the list is the caller's. */
  handlers?: DOMAttributes<HTMLDivElement>;
  children?: ReactNode;
  /** What stands there instead of rows, and what shapes it, while the address says `show=board`. */
  /** Beside the title: lists that share an area. */
  beside?: ReactNode;
  board?: { Pane: ComponentType<BoardPaneProps>; tools: ReactNode };
}

export interface BoardPaneProps {
  filter: Filter[];
  fields: Fields;
  /** Chips narrow what is shown. */
  narrowed: boolean;
  onClearFilter: () => void;
}

export function EntityList(props: Props) {
  const { t } = useTranslation();
  const { entity } = props.kind;
  const fields = useFields(entity);
  const views = useQueryCall('view.list', { entity });
  if (fields.error) return <Refused error={fields.error} />;
  if (!fields.ready || views.isPending) return <Waiting label={t(`nav.${AREA[entity]}`)} />;
  return <List {...props} />;
}

function List({ kind, actions, empty, onOpen, handlers, children, beside, board }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { entity, path } = kind;
  const address = useSearch({ from: path });
  const fields = useFields(entity);
  const views = useQueryCall('view.list', { entity }).data?.views;
  const saved = useMemo(() => (views ?? []).map(readView), [views]);
  const month = useMemo(() => monthStart(new Date(), format.timeZone), [format.timeZone]);
  const view = resolveView(kind, address, fields.fields, fields.sorts, saved, month);
  const paneOpen = address.pane !== 'off';
  const asBoard = board !== undefined && address.show === 'board';

  const queryKey = JSON.stringify([view.base, view.chips, view.sort, view.columns]);
  // The key says whether the query is another one; the objects in it are made anew on every render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const query = useMemo(
    () => ({
      filter: [...view.base, ...view.chips],
      columns: [...new Set([kind.lead, ...kind.always, ...view.columns])],
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

  const count = useQueryCall(`${entity}.count`, { filter: query.filter }, { keep: true });

  const go = useCallback(
    (patch: ListAddress, replace = false) =>
      void navigate({ to: path, search: (old) => clean({ ...old, ...patch }), replace }),
    [navigate, path],
  );
  const setChips = (chips: Filter[]) => go({ f: chipsAddress(chips, view.saved !== null), sel: undefined });

  const narrowed =
    view.chips.length > 0 || kind.views.every((each) => each.id !== view.id || each.narrows === true);
  const nothing = narrowed ? (
    <Empty
      icon={<IconFilterOff size={22} stroke={1.6} />}
      title={t(`entity.${entity}.noneFound`)}
      text={t('list.noneFoundText')}
    >
      {view.chips.length > 0 && <Button onClick={() => setChips([])}>{t('filter.clear')}</Button>}
    </Empty>
  ) : (
    empty
  );

  return (
    <div className={classes.list} {...handlers}>
      <PageHead
        title={t(`nav.${AREA[entity]}`)}
        count={count.data?.count}
        beside={beside}
        below={
          <ViewTabs
            kind={kind}
            view={view}
            saved={saved}
            fields={fields.byName}
            month={month}
            query={{ filter: [...view.base, ...view.chips], sort: view.sort ?? null, columns: view.columns }}
            board={asBoard}
            onView={(id) => void navigate({ to: path, search: { view: id } })}
          />
        }
      >
        {entity !== 'churn' && (
          <ExportButton
            of={{
              entity,
              count: count.data?.count ?? null,
              filter: query.filter,
              sort: view.sort ?? null,
              columns: view.columns,
              ids: null,
            }}
          />
        )}
        {actions}
      </PageHead>
      <FilterBar
        lead={kind.lead}
        fields={fields}
        chips={view.chips}
        sort={view.sort}
        columns={view.columns}
        paneOpen={paneOpen}
        onChips={setChips}
        onSort={(sort: Sort) => go({ sort: sortToText(sort) })}
        onColumns={(names) => go({ cols: columnsToText(names) }, true)}
        onPane={(open) => go({ pane: open ? undefined : 'off' }, true)}
        tools={asBoard ? board.tools : undefined}
      />
      {asBoard ? (
        <board.Pane
          filter={query.filter}
          fields={fields}
          narrowed={view.chips.length > 0}
          onClearFilter={() => setChips([])}
        />
      ) : (
        <GridPane
          kind={kind}
          fields={fields}
          query={query}
          columns={columns}
          total={count.data?.count ?? 0}
          sort={view.sort}
          sel={address.sel}
          paneOpen={paneOpen}
          empty={count.isSuccess ? nothing : <Waiting />}
          uncounted={count.isError ? { error: count.error, retry: () => void count.refetch() } : null}
          onClearFilter={() => setChips([])}
          onAddress={go}
          onOpen={onOpen}
        />
      )}
      {children}
    </div>
  );
}

function clean(address: ListAddress): ListAddress {
  return Object.fromEntries(
    Object.entries(address).filter(([, value]) => value !== undefined),
  ) as ListAddress;
}
