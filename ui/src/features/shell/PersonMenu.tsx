import { Menu } from '@mantine/core';
import { IconCheck, IconKeyboard, IconLogout, IconSettings } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { sayProblem } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { type Scheme, setPreferences, usePreferences } from '~/theme/preferences';
import { openOverlay } from './overlays';
import { useSession } from './session';
import classes from './shell.module.css';

const SCHEMES: Scheme[] = ['auto', 'light', 'dark'];
const LANGUAGES = [
  { tag: 'zh-CN', label: '中文' },
  { tag: 'en', label: 'English' },
] as const;

export function useLogout() {
  const client = useQueryClient();
  return async () => {
    try {
      await ask('door.logout', {});
    } catch (error) {
      sayProblem(error);
    }
    await client.refetchQueries({ queryKey: ['door.state'] });
  };
}

export function PersonMenu() {
  const { t } = useTranslation();
  const { user, workspace } = useSession();
  const { language, scheme } = usePreferences();
  const logout = useLogout();
  const navigate = useNavigate();
  const tick = (on: boolean) => (on ? <IconCheck size={14} /> : <span className={classes.noTick} />);
  return (
    <Menu width={220}>
      <Menu.Target>
        <button
          type="button"
          className={classes.person}
          aria-label={t('person.menu', { name: user.display_name })}
        >
          <Avatar name={user.display_name} size={26} round />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.personHead}>
          <b>{user.display_name}</b>
          <span>{workspace.name}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('settings.language')}</Menu.Label>
        {LANGUAGES.map(({ tag, label }) => (
          <Menu.Item
            key={tag}
            lang={tag}
            leftSection={tick(language === tag)}
            onClick={() => setPreferences({ language: tag })}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Label>{t('settings.theme')}</Menu.Label>
        {SCHEMES.map((each) => (
          <Menu.Item
            key={each}
            leftSection={tick(scheme === each)}
            onClick={() => setPreferences({ scheme: each })}
          >
            {t(`settings.scheme.${each}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSettings size={15} stroke={1.6} />}
          onClick={() => void navigate({ to: '/settings' })}
        >
          {t('nav.settings')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={15} stroke={1.6} />}
          onClick={() => openOverlay({ name: 'shortcuts' })}
        >
          {t('sheet.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} stroke={1.6} />} onClick={() => void logout()}>
          {t('person.logout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
