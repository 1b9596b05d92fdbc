/** The customer list: views, filters, grid, preview. What it shows stands in the URL. */
import { Button } from '@mantine/core';
import { IconFileImport, IconFilterOff, IconPlus, IconUsers } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Field, Filter, Sort } from '~/api/types';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { useFields } from '~/features/fields/useFields';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { monthStart } from '~/locales/zone';
import type { StoredFile } from '~/transport';
import { type ListAddress, sortToText } from './address';
import { FilterBar } from './FilterBar';
import { GridPane } from './GridPane';
import classes from './list.module.css';
import { useFileDrop } from './useFileDrop';
import { ViewTabs } from './ViewTabs';
import { chipsAddress, readView, resolveView } from './views';

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
  const views = useQueryCall('view.list', { entity: 'customer' }).data?.views;
  const saved = useMemo(() => (views ?? []).map(readView), [views]);
  const mayCreate = useCan('customer.create');
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

  const count = useQueryCall('customer.count', { filter: query.filter }, { keep: true });

  const go = useCallback(
    (patch: ListAddress, replace = false) =>
      void navigate({ to: '/customers', search: (old) => clean({ ...old, ...patch }), replace }),
    [navigate],
  );
  const setChips = (chips: Filter[]) => go({ f: chipsAddress(chips, view.saved !== null), sel: undefined });

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
      <GridPane
        fields={fields}
        query={query}
        columns={columns}
        total={count.data?.count ?? 0}
        sort={view.sort}
        sel={address.sel}
        paneOpen={paneOpen}
        empty={count.isSuccess ? empty : <Waiting />}
        uncounted={count.isError ? { error: count.error, retry: () => void count.refetch() } : null}
        onClearFilter={() => setChips([])}
        onAddress={go}
      />
      {drop.over && (
        <div className={classes.drop}>
          <IconFileImport size={28} stroke={1.5} />
          <b>{t('import.dropHere')}</b>
        </div>
      )}
    </div>
  );
}

function clean(address: ListAddress): ListAddress {
  return Object.fromEntries(
    Object.entries(address).filter(([, value]) => value !== undefined),
  ) as ListAddress;
}
