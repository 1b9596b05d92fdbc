/** Who works here. Whoever administers people adds, invites, changes and deactivates them; others see the names. */
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { Chip } from '~/components/Chip';
import { Refused, Waiting } from '~/components/States';
import { useCan, useSession } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import classes from '../settings.module.css';
import { HandOver } from './HandOver';
import { type Invitation, InvitationDialog } from './InvitationDialog';
import { PersonDialog } from './PersonDialog';
import { PersonRow } from './PersonRow';
import own from './people.module.css';
import { type Colleague, inOrder } from './state';

export function People() {
  const mayRead = useCan('user.read');
  return mayRead ? <Colleagues /> : <Names />;
}

type Open =
  | { name: 'add' }
  | { name: 'edit' | 'leave'; person: Colleague }
  | { name: 'code'; invitation: Invitation };

function Colleagues() {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const mayChange = useCan('user.update');
  const list = useQueryCall('user.people', {});
  const [open, setOpen] = useState<Open | null>(null);
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  const { people } = list.data;
  const working = people.filter((each) => each.active).length;
  const close = () => setOpen(null);

  async function invite(person: Colleague, call: 'user.invite' | 'user.activate') {
    const made = await writer.tryWrite(call, { id: person.id });
    if (made) {
      const { username, display_name: name } = person;
      setOpen({ name: 'code', invitation: { username, name, code: made.code, until: made.until } });
    }
  }

  return (
    <>
      <div className={own.bar}>
        <p>{t('people.count', { count: working, n: format.count(working) })}</p>
        {mayChange && (
          <Button
            variant="filled"
            leftSection={<IconUserPlus size={15} stroke={1.8} />}
            onClick={() => setOpen({ name: 'add' })}
          >
            {t('people.add')}
          </Button>
        )}
      </div>
      <section className={classes.card}>
        <table className={`${classes.table} ${own.people}`}>
          <thead>
            <tr>
              <th>{t('settings.person')}</th>
              <th>{t('people.roles')}</th>
              <th>{t('people.team')}</th>
              <th>{t('people.field')}</th>
              <th className={own.number}>{t('people.customers')}</th>
              <th>{t('settings.state')}</th>
              {mayChange && (
                <th>
                  <span className="visually-hidden">{t('record.menu')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {inOrder(people).map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                menu={
                  mayChange
                    ? {
                        onEdit: () => setOpen({ name: 'edit', person }),
                        onInvite: () => void invite(person, 'user.invite'),
                        onLeave: () => setOpen({ name: 'leave', person }),
                        onReturn: () => void invite(person, 'user.activate'),
                      }
                    : null
                }
              />
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.note}>{t('people.manyRoles')}</p>
      {open?.name === 'add' && (
        <PersonDialog
          person={null}
          onClose={close}
          onInvited={(invitation) => setOpen({ name: 'code', invitation })}
        />
      )}
      {open?.name === 'edit' && <PersonDialog person={open.person} onClose={close} />}
      {open?.name === 'leave' && <HandOver person={open.person} people={people} onClose={close} />}
      {open?.name === 'code' && <InvitationDialog of={open.invitation} onClose={close} />}
    </>
  );
}

/** What everybody may know: who there is. */
function Names() {
  const { t } = useTranslation();
  const { user } = useSession();
  const list = useQueryCall('user.list', {});
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <section className={classes.card}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('settings.person')}</th>
            <th>{t('door.username')}</th>
            <th>{t('settings.state')}</th>
          </tr>
        </thead>
        <tbody>
          {list.data.users.map((each) => (
            <tr key={each.id}>
              <td>
                <span className={classes.person}>
                  <Avatar name={each.display_name} size={24} round />
                  {each.display_name}
                  {each.id === user.id && <small>{t('settings.you')}</small>}
                </span>
              </td>
              <td>{each.username}</td>
              <td>
                <Chip tone={each.active ? 'good' : 'plain'}>
                  {each.active ? t('settings.active') : t('settings.inactive')}
                </Chip>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
