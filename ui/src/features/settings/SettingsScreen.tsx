/** Settings: how it looks to me, the workspace, its people, what was changed, who came in. */
import {
  IconAdjustments,
  IconBuilding,
  IconFileImport,
  IconForms,
  IconGavel,
  IconHierarchy2,
  IconHistory,
  IconListDetails,
  IconShieldCheck,
  IconUserShield,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '~/components/PageHead';
import { Refused } from '~/components/States';
import { useSession } from '~/features/shell/session';
import { CallError } from '~/transport';
import { AuditTrail } from './AuditTrail';
import { ChangeLog } from './ChangeLog';
import { CustomFields } from './customfield/CustomFields';
import { Dictionary } from './dictionary/Dictionary';
import { Imports } from './Imports';
import { Personal } from './Personal';
import { People } from './people/People';
import { Rules } from './Rules';
import { Roles } from './roles/Roles';
import classes from './settings.module.css';
import { Teams } from './teams/Teams';
import { Workspace } from './Workspace';

const TABS = [
  { id: 'personal', icon: IconAdjustments, view: Personal, needs: null },
  { id: 'workspace', icon: IconBuilding, view: Workspace, needs: null },
  { id: 'people', icon: IconUsersGroup, view: People, needs: null },
  { id: 'teams', icon: IconHierarchy2, view: Teams, needs: 'team.update' },
  { id: 'roles', icon: IconUserShield, view: Roles, needs: 'role.read' },
  { id: 'dictionary', icon: IconListDetails, view: Dictionary, needs: 'dictionary.update' },
  { id: 'rules', icon: IconGavel, view: Rules, needs: 'setting.update' },
  { id: 'fields', icon: IconForms, view: CustomFields, needs: 'setting.update' },
  { id: 'imports', icon: IconFileImport, view: Imports, needs: null },
  { id: 'changes', icon: IconHistory, view: ChangeLog, needs: null },
  { id: 'audit', icon: IconShieldCheck, view: AuditTrail, needs: 'audit.read' },
];

export function SettingsScreen() {
  const { t } = useTranslation();
  const { tab } = useParams({ from: '/settings/$tab' });
  const { can } = useSession();
  const may = (needs: string | null) => needs === null || (can[needs] ?? 'none') !== 'none';
  const shown = TABS.find((each) => each.id === tab) ?? TABS[0];
  const View = shown?.view ?? Personal;
  const wide = shown?.id === 'people' || shown?.id === 'roles';
  const refused = shown !== undefined && !may(shown.needs);
  return (
    <>
      <PageHead title={t('nav.settings')} />
      <div className={classes.screen} data-wide={wide || undefined}>
        <nav className={classes.tabs} aria-label={t('nav.settings')}>
          {TABS.filter((each) => may(each.needs)).map(({ id, icon: Icon }) => (
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
          {refused ? <Refused error={new CallError('Forbidden')} /> : <View />}
        </div>
      </div>
    </>
  );
}
