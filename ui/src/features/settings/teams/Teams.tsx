/** 团队: who works with whom, as a tree. Rights that reach "the team" reach a team and those below it. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconFolderSymlink, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useWriter } from '~/api/write';
import { InlineText } from '~/components/InlineText';
import { Refused, Waiting } from '~/components/States';
import { useFormat } from '~/locales/useFormat';
import { sayRefusal } from '../refusal';
import classes from '../settings.module.css';
import { TeamDialog } from './TeamDialog';
import own from './teams.module.css';
import { type Team, type TeamLine, treeLines } from './tree';

type Open = { name: 'add'; parent: string | null } | { name: 'move'; team: Team };

export function Teams() {
  const { t } = useTranslation();
  const list = useQueryCall('team.list', {});
  const users = useQueryCall('user.list', {});
  const [open, setOpen] = useState<Open | null>(null);
  if (list.isPending || users.isPending) return <Waiting />;
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  const { teams } = list.data;
  const nameOf = (id: string) => users.data?.users.find((each) => each.id === id)?.display_name;
  const root = teams.find((each) => each.parent === null)?.id ?? null;
  return (
    <>
      <div className={own.bar}>
        <p>{t('teams.hint')}</p>
        <Button
          variant="filled"
          leftSection={<IconPlus size={15} stroke={1.8} />}
          onClick={() => setOpen({ name: 'add', parent: root })}
        >
          {t('teams.add')}
        </Button>
      </div>
      <section className={classes.card}>
        <ul className={own.tree} aria-label={t('settings.tab.teams')}>
          {treeLines(teams).map((line) => (
            <Line
              key={line.team.id}
              line={line}
              people={line.team.people.map(nameOf).filter((name) => name !== undefined)}
              onAdd={() => setOpen({ name: 'add', parent: line.team.id })}
              onMove={() => setOpen({ name: 'move', team: line.team })}
            />
          ))}
        </ul>
      </section>
      {open?.name === 'add' && (
        <TeamDialog teams={teams} team={null} parent={open.parent} onClose={() => setOpen(null)} />
      )}
      {open?.name === 'move' && (
        <TeamDialog teams={teams} team={open.team} parent={open.team.parent} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface LineProps {
  line: TeamLine;
  people: string[];
  onAdd: () => void;
  onMove: () => void;
}

function Line({ line, people, onAdd, onMove }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const { team, depth, children } = line;
  const root = team.parent === null;
  const empty = children === 0 && team.people.length === 0;
  return (
    <li style={{ '--depth': depth } as CSSProperties} aria-label={team.name}>
      <IconUsersGroup size={16} stroke={1.6} aria-hidden="true" />
      <div className={own.name}>
        <InlineText
          value={team.name}
          label={t('teams.name')}
          weight="strong"
          onSave={(name) =>
            void writer
              .write(
                'team.update',
                { id: team.id, set: { name } },
                { said: t('dictionary.did.renamed', { name }), final: true },
              )
              .catch(sayRefusal)
          }
        />
      </div>
      <span className={own.people}>
        {people.length > 0
          ? t('teams.people', {
              count: people.length,
              n: format.count(people.length),
              names: format.list(people),
            })
          : t('teams.nobody')}
      </span>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('dictionary.menu', { name: team.name })}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlus size={15} stroke={1.6} />} onClick={onAdd}>
            {t('teams.addBelow')}
          </Menu.Item>
          {!root && (
            <Menu.Item leftSection={<IconFolderSymlink size={15} stroke={1.6} />} onClick={onMove}>
              {t('teams.move')}
            </Menu.Item>
          )}
          {!root && empty && (
            <Menu.Item
              leftSection={<IconTrash size={15} stroke={1.6} />}
              data-danger
              onClick={() =>
                void writer.tryWrite(
                  'team.delete',
                  { id: team.id },
                  { said: t('dictionary.did.deleted', { name: team.name }), final: true },
                )
              }
            >
              {t('dictionary.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
