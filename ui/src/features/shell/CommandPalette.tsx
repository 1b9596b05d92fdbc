/** Ctrl/Cmd+K: customers by anything that identifies them, and every command. */
import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconFileImport,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSettings,
  IconTrash,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Avatar } from '~/components/Avatar';
import { Keys } from '~/components/Keys';
import { isComposing } from '~/keyboard/ime';
import { useShortcuts } from '~/keyboard/shortcuts';
import { setPreferences, usePreferences } from '~/theme/preferences';
import { openOverlay } from './overlays';
import { useLogout } from './PersonMenu';
import classes from './palette.module.css';
import { useCan } from './session';

/** Customers shown at once: what one looks through without scrolling. */
const SHOWN = 8;

interface Item {
  id: string;
  label: string;
  hint?: string;
  keys?: string;
  icon: ReactNode;
  run: () => void;
}

export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 40);
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  useShortcuts({}, { modal: true });

  const commands = useCommands();
  const needle = text.trim().toLocaleLowerCase();
  const matching = commands.filter((command) => command.label.toLocaleLowerCase().includes(needle));
  const found = useQueryCall(
    'search.find',
    { text: asked, limit: SHOWN },
    { enabled: asked.length > 0, keep: true },
  );
  const hits = asked.length === 0 ? [] : (found.data?.customers.hits ?? []);
  const more = asked.length === 0 ? 0 : (found.data?.customers.count ?? 0) - hits.length;
  const customers: Item[] = hits.map(({ id, values }) => {
    const text = (field: string) => String(values[field] ?? '');
    return {
      id,
      label: text('name'),
      hint: [text('city'), text('phone'), text('number')].filter(Boolean).join(' · '),
      icon: <Avatar name={text('name')} kind={values.kind === 'person' ? 'person' : 'company'} size={20} />,
      run: () => void navigate({ to: '/customers/$id', params: { id } }),
    };
  });
  const items = [...customers, ...matching];
  const active = Math.min(at, Math.max(0, items.length - 1));

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
          }}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(1, items.length));
            else if (event.key === 'ArrowUp') setAt((active - 1 + items.length) % Math.max(1, items.length));
            else if (event.key === 'Enter') run(items[active]);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={t('palette.title')} className={classes.list}>
        {customers.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role
          <div role="group" aria-label={t('nav.customers')}>
            <p className={classes.section}>{t('nav.customers')}</p>
            {customers.map((item, i) => option(item, i))}
            {more > 0 && <p className={classes.more}>{t('palette.more', { count: more })}</p>}
          </div>
        )}
        {matching.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role
          <div role="group" aria-label={t('palette.commands')}>
            <p className={classes.section}>{t('palette.commands')}</p>
            {matching.map((item, i) => option(item, customers.length + i))}
          </div>
        )}
      </div>
      {items.length === 0 && (
        <p className={classes.nothing} role="status">
          {t('palette.nothing', { text: text.trim() })}
        </p>
      )}
    </Modal>
  );
}

function useCommands(): Item[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const logout = useLogout();
  const { language, scheme } = usePreferences();
  const mayCreate = useCan('customer.create');
  const mayImport = useCan('customer.import');
  return useMemo(() => {
    const icon = { size: 18, stroke: 1.6 };
    const items: (Item | false)[] = [
      mayCreate && {
        id: 'new',
        label: t('palette.newCustomer'),
        keys: 'n c',
        icon: <IconUserPlus {...icon} />,
        run: () => openOverlay({ name: 'newCustomer' }),
      },
      mayImport && {
        id: 'import',
        label: t('import.menu'),
        icon: <IconFileImport {...icon} />,
        run: () => openOverlay({ name: 'import' }),
      },
      {
        id: 'customers',
        label: t('palette.go', { where: t('nav.customers') }),
        keys: 'g c',
        icon: <IconUsers {...icon} />,
        run: () => void navigate({ to: '/customers' }),
      },
      {
        id: 'bin',
        label: t('palette.go', { where: t('nav.bin') }),
        keys: 'g b',
        icon: <IconTrash {...icon} />,
        run: () => void navigate({ to: '/bin' }),
      },
      {
        id: 'settings',
        label: t('palette.go', { where: t('nav.settings') }),
        keys: 'g s',
        icon: <IconSettings {...icon} />,
        run: () => void navigate({ to: '/settings' }),
      },
      {
        id: 'scheme',
        label: t('palette.scheme'),
        icon: <IconMoon {...icon} />,
        run: () => setPreferences({ scheme: scheme === 'dark' ? 'light' : 'dark' }),
      },
      {
        id: 'language',
        label: language === 'zh-CN' ? 'Switch to English' : '切换为中文',
        icon: <IconLanguage {...icon} />,
        run: () => setPreferences({ language: language === 'zh-CN' ? 'en' : 'zh-CN' }),
      },
      {
        id: 'shortcuts',
        label: t('sheet.title'),
        keys: '?',
        icon: <IconKeyboard {...icon} />,
        run: () => openOverlay({ name: 'shortcuts' }),
      },
      {
        id: 'logout',
        label: t('person.logout'),
        icon: <IconLogout {...icon} />,
        run: () => void logout(),
      },
    ];
    return items.filter((item): item is Item => item !== false);
  }, [t, navigate, logout, language, scheme, mayCreate, mayImport]);
}
