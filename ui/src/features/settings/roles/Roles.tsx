/** 角色: those there are at the left, what one of them may do at the right. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconLock, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { InlineText } from '~/components/InlineText';
import { Refused, Waiting } from '~/components/States';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import lists from '../dictionary/dictionary.module.css';
import { sayRefusal } from '../refusal';
import settings from '../settings.module.css';
import { CopyRole } from './CopyRole';
import { Matrix } from './Matrix';
import type { Right, Role } from './matrix';
import classes from './roles.module.css';
import { useRoleNames } from './useRoleNames';

export function Roles() {
  const { t } = useTranslation();
  const format = useFormat();
  const roleName = useRoleNames();
  const list = useQueryCall('role.list', {});
  const [code, setCode] = useState<string | null>(null);
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  const { roles, rights } = list.data;
  const chosen = roles.find((each) => each.code === code) ?? roles[0];
  if (!chosen) return null;
  return (
    <>
      <section className={lists.frame}>
        <nav className={lists.categories} aria-label={t('settings.tab.roles')}>
          {roles.map((each) => (
            <button
              key={each.code}
              type="button"
              data-on={each.code === chosen.code || undefined}
              aria-current={each.code === chosen.code || undefined}
              onClick={() => setCode(each.code)}
            >
              <span>{roleName(each.code)}</span>
              <small title={t('roles.people', { count: each.people, n: format.count(each.people) })}>
                {format.count(each.people)}
              </small>
            </button>
          ))}
        </nav>
        <Details key={chosen.code} role={chosen} rights={rights} onChoose={setCode} />
      </section>
      <p className={settings.note}>{t('people.manyRoles')}</p>
    </>
  );
}

interface Props {
  role: Role;
  rights: Right[];
  onChoose: (code: string | null) => void;
}

function Details({ role, rights, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const roleName = useRoleNames();
  const may = useCan('role.update');
  const [copying, setCopying] = useState(false);
  const name = roleName(role.code);
  const locked = role.code === 'admin';
  const rename = (set: { label_zh: string } | { label_en: string }) =>
    void writer
      .write(
        'role.update',
        { code: role.code, set },
        { said: t('dictionary.did.renamed', { name: Object.values(set)[0] }), final: true },
      )
      .catch(sayRefusal);

  async function drop() {
    const done = await writer.tryWrite(
      'role.delete',
      { code: role.code },
      { said: t('dictionary.did.deleted', { name }), final: true },
    );
    if (done) onChoose(null);
  }

  return (
    <div className={lists.items}>
      <header className={classes.head}>
        <div className={classes.names}>
          <h2 className="visually-hidden">{name}</h2>
          <InlineText
            value={role.label_zh}
            label={t('dictionary.labelZh')}
            fixed={!may}
            weight="strong"
            onSave={(label_zh) => rename({ label_zh })}
          />
          <InlineText
            value={role.label_en}
            label={t('dictionary.labelEn')}
            fixed={!may}
            onSave={(label_en) => rename({ label_en })}
          />
        </div>
        {role.preset && <Chip>{t('roles.preset')}</Chip>}
        <span className={classes.count}>
          {t('roles.people', { count: role.people, n: format.count(role.people) })}
        </span>
        {may && (
          <Button leftSection={<IconCopy size={15} stroke={1.7} />} onClick={() => setCopying(true)}>
            {t('roles.copy')}
          </Button>
        )}
        {may && !role.preset && (
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={t('dictionary.menu', { name })}>
                <IconDots size={16} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconTrash size={15} stroke={1.6} />}
                data-danger
                onClick={() => void drop()}
              >
                {t('dictionary.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      {locked && (
        <p className={classes.locked}>
          <IconLock size={15} stroke={1.7} aria-hidden="true" />
          {t('roles.locked')}
        </p>
      )}
      <Matrix role={role} name={name} rights={rights} mayChange={may && !locked} />
      {copying && (
        <CopyRole
          role={role}
          name={name}
          onClose={() => setCopying(false)}
          onMade={(code) => {
            setCopying(false);
            onChoose(code);
          }}
        />
      )}
    </div>
  );
}
