import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Avatar } from '~/components/Avatar';
import { Chip } from '~/components/Chip';
import { Refused, Waiting } from '~/components/States';
import { useSession } from '~/features/shell/session';
import classes from './settings.module.css';

export function People() {
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
