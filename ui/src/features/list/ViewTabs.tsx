/** Views as tabs with their counts, and keeping what stands in the URL as a view of one's own. */
import { ActionIcon, Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Field, Filter } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions, Stack } from '~/components/DialogActions';
import { useFormat } from '~/locales/useFormat';
import classes from './list.module.css';
import { ALL, type ListKind, type Month } from './listKind';
import type { ListView, SavedView, ViewQuery } from './views';

interface Props {
  kind: ListKind;
  view: ListView;
  saved: SavedView[];
  fields: Map<string, Field>;
  month: Month;
  query: ViewQuery;
  /** Another view stays a board. */
  board: boolean;
  onView: (id: string) => void;
}

export function ViewTabs({ kind, view, saved, fields, month, query, board, onView }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const builtIn = kind.views.flatMap(({ id, filter: make, board: boarded }) => {
    const filter = board && !boarded ? null : make(fields, month);
    return filter ? [{ id, name: t(`view.${id}`), filter }] : [];
  });
  const own = view.saved;

  async function save(name: string, shared: boolean) {
    const id = naming === 'rename' ? own : null;
    const made = await writer.tryWrite(
      'view.save',
      {
        ...(id ? { id: id.id, rev: id.rev } : {}),
        entity: kind.entity,
        name,
        shared,
        query: naming === 'rename' && own ? own.query : query,
      },
      { said: t('did.viewSaved', { name }) },
    );
    setNaming(null);
    if (made && !id) onView(made.id);
  }

  return (
    <div className={classes.tabRow}>
      <nav className={classes.tabs} aria-label={t('view.label')}>
        {builtIn.map((tab) => (
          <Tab key={tab.id} kind={kind} {...tab} board={board} on={tab.id === view.id} />
        ))}
        {saved.map((each) => (
          <Tab
            key={each.id}
            kind={kind}
            id={each.id}
            name={each.name}
            filter={each.query.filter}
            board={board}
            on={each.id === view.id}
          />
        ))}
      </nav>
      {own && view.changed && own.mine && (
        <Button
          variant="subtle"
          onClick={() =>
            void writer
              .tryWrite(
                'view.save',
                { id: own.id, rev: own.rev, entity: kind.entity, name: own.name, shared: own.shared, query },
                { said: t('did.viewSaved', { name: own.name }) },
              )
              .then((made) => made && onView(own.id))
          }
        >
          {t('view.saveChanges')}
        </Button>
      )}
      {view.changed && (
        <Button variant="subtle" onClick={() => setNaming('new')}>
          {t('view.saveAs')}
        </Button>
      )}
      {own?.mine && (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t('view.menu', { name: own.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming('rename')}>{t('view.rename')}</Menu.Item>
            <Menu.Item
              data-danger
              onClick={() =>
                void writer
                  .tryWrite('view.delete', { id: own.id }, { said: t('did.viewDeleted', { name: own.name }) })
                  .then(() => onView(ALL.id))
              }
            >
              {t('view.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {naming && (
        <NameDialog
          start={naming === 'rename' ? own : null}
          onClose={() => setNaming(null)}
          onSave={(name, shared) => void save(name, shared)}
        />
      )}
    </div>
  );
}

interface TabProps {
  kind: ListKind;
  id: string;
  name: string;
  filter: Filter[];
  board: boolean;
  on: boolean;
}

function Tab({ kind, id, name, filter, board, on }: TabProps) {
  const format = useFormat();
  const count = useQueryCall(`${kind.entity}.count`, { filter }, { keep: true });
  return (
    <Link
      to={kind.path}
      search={board ? { view: id, show: 'board' } : { view: id }}
      className={classes.tab}
      data-on={on || undefined}
      aria-current={on ? 'page' : undefined}
    >
      {name}
      {count.data && <span>{format.count(count.data.count)}</span>}
    </Link>
  );
}

interface NameProps {
  start: SavedView | null;
  onClose: () => void;
  onSave: (name: string, shared: boolean) => void;
}

function NameDialog({ start, onClose, onSave }: NameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(start?.name ?? '');
  const [shared, setShared] = useState(start?.shared ?? false);
  return (
    <Dialog opened onClose={onClose} title={start ? t('view.rename') : t('view.saveAs')} size={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) onSave(name.trim(), shared);
        }}
      >
        <Stack>
          <TextInput
            label={t('view.name')}
            placeholder={t('view.nameExample')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
            maxLength={60}
          />
          <Checkbox
            label={t('view.shared')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        </Stack>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!name.trim()}>
            {t('action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
