import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconKey, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/components/Avatar';
import { Chip } from '~/components/Chip';
import { useFormat } from '~/locales/useFormat';
import { useRoleNames } from '../roles/useRoleNames';
import own from './people.module.css';
import { type Colleague, personState, STATE_TONE } from './state';

export interface PersonMenu {
  onEdit: () => void;
  onInvite: () => void;
  onLeave: () => void;
  onReturn: () => void;
}

/** One colleague: what he may do, where he belongs, whether he can come in. */
export function PersonRow({ person, menu }: { person: Colleague; menu: PersonMenu | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const roleName = useRoleNames();
  const state = personState(person, new Date());
  const until = person.invited_until ?? '';
  const name = person.display_name;
  return (
    <tr data-off={!person.active || undefined}>
      <td>
        <div className={own.who}>
          <Avatar name={name} size={28} round />
          <div>
            <b>
              {name}
              {person.you && <i>{t('settings.you')}</i>}
            </b>
            <small>{person.username}</small>
          </div>
        </div>
      </td>
      <td>{format.list(person.roles.map(roleName))}</td>
      <td>{format.list(person.teams.map((team) => team.name))}</td>
      <td>
        {person.region}
        {person.speciality && <small>{person.speciality}</small>}
      </td>
      <td className={own.number}>{format.count(person.work.customers)}</td>
      <td>
        <Chip tone={STATE_TONE[state]}>{t(`people.state.${state}`)}</Chip>
        {(state === 'invited' || state === 'reinvited') && (
          <small title={format.instant(until)}>{t('people.until', { when: format.dayTime(until) })}</small>
        )}
      </td>
      {menu && (
        <td>
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={t('dictionary.menu', { name })}>
                <IconDots size={16} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={15} stroke={1.6} />} onClick={menu.onEdit}>
                {t('people.edit')}
              </Menu.Item>
              {person.active && !person.you && (
                <>
                  <Menu.Item leftSection={<IconKey size={15} stroke={1.6} />} onClick={menu.onInvite}>
                    {t('people.invite')}
                  </Menu.Item>
                  <Menu.Divider />
                  <Menu.Item
                    leftSection={<IconUserOff size={15} stroke={1.6} />}
                    data-danger
                    onClick={menu.onLeave}
                  >
                    {t('people.leave')}
                  </Menu.Item>
                </>
              )}
              {!person.active && (
                <Menu.Item leftSection={<IconUserCheck size={15} stroke={1.6} />} onClick={menu.onReturn}>
                  {t('people.return')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </td>
      )}
    </tr>
  );
}
