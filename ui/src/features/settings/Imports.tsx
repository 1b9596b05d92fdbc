/** What was imported: who, when, from which file, with what outcome; each can be looked at and taken back. */
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { Output } from '~/api/types';
import { useWriter } from '~/api/write';
import { Empty, Refused, Waiting } from '~/components/States';
import { filtersToText } from '~/features/list/address';
import { isEntity, RecordLink } from '~/features/record/RecordLink';
import { openOverlay } from '~/features/shell/overlays';
import { useFormat } from '~/locales/useFormat';
import { PastTable } from './PastTable';
import classes from './settings.module.css';

type PastImport = Output<'import.history'>['imports'][number];

const LISTS = new Map<string, '/customers' | '/contacts' | '/interactions'>([
  ['customer', '/customers'],
  ['contact', '/contacts'],
  ['interaction', '/interactions'],
]);
const FIGURES = ['created', 'updated', 'unchanged', 'skipped', 'rejected'] as const;

export function Imports() {
  const { t } = useTranslation();
  const history = useInfiniteQuery({
    queryKey: ['import.history', 'all'],
    queryFn: ({ pageParam }) => ask('import.history', pageParam === null ? {} : { before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.more ? (last.imports.at(-1)?.op ?? null) : null),
  });
  if (history.isPending) return <Waiting />;
  if (history.isError) return <Refused error={history.error} onRetry={() => void history.refetch()} />;
  const imports = history.data.pages.flatMap((page) => page.imports);
  if (imports.length === 0) {
    return (
      <Empty icon={<IconFileImport size={22} stroke={1.6} />} title={t('import.history.none')}>
        <Button variant="filled" onClick={() => openOverlay({ name: 'import' })}>
          {t('import.button')}
        </Button>
      </Empty>
    );
  }
  return (
    <PastTable what={t('import.history.what')} of={history}>
      {imports.map((each) => (
        <ImportLine key={each.op} past={each} />
      ))}
    </PastTable>
  );
}

function ImportLine({ past }: { past: PastImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const figures = FIGURES.flatMap((name) =>
    past[name] > 0 ? [`${t(`import.figure.${name}`)} ${format.count(past[name])}`] : [],
  );
  const list = LISTS.get(past.entity);
  const file = past.file ?? t('import.history.unnamed');
  return (
    <tr data-undone={past.undone || undefined}>
      <td>
        <time dateTime={past.at} title={format.instant(past.at)}>
          {format.relative(past.at)}
        </time>
      </td>
      <td>{past.by?.name ?? t('person.system')}</td>
      <td className={classes.what}>
        <b>{file}</b> &nbsp;
        <span>{t(`core:import.part.${past.entity}`)}</span>
        <small>
          {[...figures, past.undone ? t('step.undone') : ''].filter(Boolean).join(' · ')}
          {list && past.created > 0 && !past.undone && (
            <>
              {' · '}
              <Link to={list} search={{ view: 'all', f: madeBy(past) }}>
                {t('import.history.show')}
              </Link>
            </>
          )}
        </small>
        {past.left_count > 0 && <Left past={past} />}
      </td>
      <td>
        {past.undoable && (
          <Button
            variant="subtle"
            aria-label={t('import.history.undo', { file })}
            onClick={() => void writer.undo(past.op)}
          >
            {t('action.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Shown of what stayed before the rest is a number. */
const NAMED = 8;

/** What stayed of an import that was broken off, because somebody else had worked on it meanwhile. */
function Left({ past }: { past: PastImport }) {
  const { t } = useTranslation();
  const shown = past.left.slice(0, NAMED);
  const more = past.left_count - shown.length;
  return (
    <small className={classes.left}>
      {t('import.history.left', { count: past.left_count })}{' '}
      {shown.map(({ entity, id, title }, at) => (
        <span key={id}>
          {at > 0 && ' · '}
          {isEntity(entity) ? (
            <RecordLink entity={entity} id={id}>
              {title || id}
            </RecordLink>
          ) : (
            title
          )}
        </span>
      ))}
      {shown.length > 0 && more > 0 && ` · ${t('import.history.leftMore', { count: more })}`}
    </small>
  );
}

/** The records that an import made: by whoever imported, while it ran. */
function madeBy({ at, ended_at, by }: PastImport): string {
  return filtersToText([
    { field: 'created_at', op: 'between', value: [at, ended_at] },
    ...(by ? [{ field: 'created_by', op: 'in' as const, value: [by.id] }] : []),
  ]);
}
