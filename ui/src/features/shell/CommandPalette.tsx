/**
 * Ctrl/Cmd+K: records of every kind by anything that is in them, the records looked at last, and every command. A text that begins with `/` looks among the commands alone.
 */
import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '~/components/Keys';
import { isComposing } from '~/keyboard/ime';
import { useShortcuts } from '~/keyboard/shortcuts';
import { useCommands } from './commands';
import { useFound, useRecent } from './found';
import classes from './palette.module.css';
import type { Group, Item } from './paletteItem';

export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /** Enter came before what it was meant for. */
  const [entered, setEntered] = useState(false);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  useShortcuts({}, { modal: true });

  const typed = text.trim();
  // Asked with every letter: an answer takes less than the time between two of them.
  const asked = typed.startsWith('/') ? '' : typed;
  const needle = typed.replace(/^\//, '').trim().toLocaleLowerCase();
  const commands = useCommands().filter((command) => command.label.toLocaleLowerCase().includes(needle));
  const found = useFound(asked);
  const recent = useRecent(typed.length === 0);
  const groups: Group[] = [
    ...(typed.length === 0 ? recent : found.groups),
    { id: 'commands', title: t('palette.commands'), items: commands },
  ].filter((group) => group.items.length > 0);
  const items = groups.flatMap((group) => group.items);
  const active = Math.min(at, Math.max(0, items.length - 1));

  useEffect(() => {
    if (!entered || !found.settled) return;
    setEntered(false);
    run(items[0]);
  });

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  function run(item: Item | undefined) {
    if (!item) return;
    onClose();
    item.run();
  }

  const option = (item: Item, index: number) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the combobox that owns this option
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox, aria-activedescendant points here
    <div
      key={item.id}
      id={`${listId}-${index}`}
      role="option"
      aria-selected={index === active}
      className={classes.item}
      onMouseMove={() => setAt(index)}
      onClick={() => run(item)}
    >
      {item.icon}
      <span className={classes.label}>{item.label}</span>
      {item.hint && <span className={classes.hint}>{item.hint}</span>}
      {item.keys && <Keys of={item.keys} />}
    </div>
  );

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={600}
      styles={{ body: { padding: 0 } }}
      aria-label={t('palette.title')}
    >
      <div className={classes.field}>
        <IconSearch size={17} stroke={1.8} aria-hidden="true" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={items.length > 0 ? `${listId}-${active}` : undefined}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
            setEntered(false);
          }}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(1, items.length));
            else if (event.key === 'ArrowUp') setAt((active - 1 + items.length) % Math.max(1, items.length));
            else if (event.key !== 'Enter') return;
            // The first line may still be the answer to fewer letters; one that was gone to is the one that is meant.
            else if (found.settled || active > 0) run(items[active]);
            else setEntered(true);
            event.preventDefault();
          }}
        />
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('palette.title')}
        aria-busy={!found.settled}
        className={classes.list}
      >
        {groups.map((group, at) => {
          const before = groups.slice(0, at).reduce((sum, other) => sum + other.items.length, 0);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role
            <div key={group.id} role="group" aria-label={group.title}>
              <p className={classes.section}>{group.title}</p>
              {group.items.map((item, i) => option(item, before + i))}
              {group.more && <p className={classes.more}>{group.more}</p>}
            </div>
          );
        })}
      </div>
      {items.length === 0 && found.settled && (
        <p className={classes.nothing} role="status">
          {t('palette.nothing', { text: text.trim() })}
        </p>
      )}
    </Modal>
  );
}
