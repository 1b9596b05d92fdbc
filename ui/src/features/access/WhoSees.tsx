/** "Who can see this?" A person is picked, and one sentence says whether he sees the record, and by what. */
import { Button, Menu, Select } from '@mantine/core';
import { IconEyeCheck, IconEyeOff, IconEyeQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Input } from '~/api/types';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Refused } from '~/components/States';
import { useRoleNames } from '~/features/settings/roles/useRoleNames';
import { useSession } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import classes from './access.module.css';

interface Props {
  entity: Input<'access.why'>['entity'];
  id: string;
  name: string;
  onClose: () => void;
}

export function WhoSees({ entity, id, name, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const roleName = useRoleNames();
  const { user: me } = useSession();
  const users = useQueryCall('user.list', {}).data?.users ?? [];
  const [user, setUser] = useState<string | null>(null);
  const why = useQueryCall('access.why', { entity, id, user: user ?? '' }, { enabled: user !== null });
  const person = users.find((each) => each.id === user)?.display_name ?? '';
  const said = why.data;
  // Of what everyone sees there is nobody whose it is.
  const owned = entity === 'product' ? null : entity;
  return (
    <Dialog opened onClose={onClose} size={480} title={t('access.title')}>
      <p className={classes.of}>
        {t(`entity.${entity}.one`)} <b>{name}</b>
      </p>
      <Select
        label={t('access.person')}
        placeholder={t('field.choose')}
        data={users.map((each) => ({
          value: each.id,
          label: each.id === me.id ? `${each.display_name}${t('settings.you')}` : each.display_name,
        }))}
        value={user}
        onChange={setUser}
        searchable
        data-autofocus
        nothingFoundMessage={t('field.noOption')}
      />
      {why.isError && <Refused error={why.error} onRetry={() => void why.refetch()} />}
      <div role="status" className={classes.answer} data-sees={said ? said.sees : undefined}>
        {said && (
          <>
            {said.sees ? (
              <IconEyeCheck size={20} stroke={1.6} aria-hidden="true" />
            ) : (
              <IconEyeOff size={20} stroke={1.6} aria-hidden="true" />
            )}
            <div>
              <b>{t(said.sees ? 'access.sees' : 'access.seesNot', { person })}</b>
              <p>
                {t(`access.because.${said.because}`, {
                  person,
                  roles: format.list(said.roles.map(roleName)),
                  customers: t(`access.records.${entity}`),
                  whose: owned
                    ? t(`access.whose.${owned}`, {
                        owners: format.list(said.owners.map((each) => each.name)),
                      })
                    : '',
                  give: owned ? t(`access.give.${owned}`, { person }) : '',
                })}
              </p>
            </div>
          </>
        )}
      </div>
      <DialogActions>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** The entry of a record's menu that asks it. */
export function WhoSeesItem({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Menu.Item leftSection={<IconEyeQuestion size={15} stroke={1.6} />} onClick={onClick}>
      {t('access.title')}
    </Menu.Item>
  );
}
