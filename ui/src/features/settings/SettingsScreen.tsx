/** Settings: how it looks to me, the workspace, its people, what was changed. */
import { IconAdjustments, IconBuilding, IconHistory, IconUsersGroup } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '~/components/PageHead';
import { ChangeLog } from './ChangeLog';
import { People } from './People';
import { Personal } from './Personal';
import classes from './settings.module.css';
import { Workspace } from './Workspace';

const TABS = [
  { id: 'personal', icon: IconAdjustments, view: Personal },
  { id: 'workspace', icon: IconBuilding, view: Workspace },
  { id: 'people', icon: IconUsersGroup, view: People },
  { id: 'changes', icon: IconHistory, view: ChangeLog },
];

export function SettingsScreen() {
  const { t } = useTranslation();
  const { tab } = useParams({ from: '/settings/$tab' });
  const shown = TABS.find((each) => each.id === tab) ?? TABS[0];
  const View = shown?.view ?? Personal;
  return (
    <>
      <PageHead title={t('nav.settings')} />
      <div className={classes.screen}>
        <nav className={classes.tabs} aria-label={t('nav.settings')}>
          {TABS.map(({ id, icon: Icon }) => (
            <Link
              key={id}
              to="/settings/$tab"
              params={{ tab: id }}
              data-on={id === shown?.id || undefined}
              aria-current={id === shown?.id ? 'page' : undefined}
            >
              <Icon size={16} stroke={1.6} aria-hidden="true" />
              {t(`settings.tab.${id}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.view}>
          <View />
        </div>
      </div>
    </>
  );
}
