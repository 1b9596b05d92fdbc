/** Is it safe, is anything in dispute. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useFormat } from '~/locales/useFormat';
import classes from './shell.module.css';

export function WorkspaceState() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQueryCall('workspace.status', {}, { staleTime: 60_000 });
  if (!data) return <div className={classes.status} />;
  return (
    <div className={classes.status}>
      {data.read_only && (
        <span>
          <i className={classes.dot} data-tone="warn" />
          {t('status.readOnly')}
        </span>
      )}
      {data.notice && (
        <Link to="/settings/$tab" params={{ tab: 'workspace' }}>
          <i className={classes.dot} data-tone="bad" />
          {t(`status.notice.${data.notice}`)}
        </Link>
      )}
      {data.conflicts > 0 && (
        <Link to="/conflicts">
          <i className={classes.dot} data-tone="bad" />
          {t('status.conflicts', { count: data.conflicts })}
        </Link>
      )}
      <Link to="/settings/$tab" params={{ tab: 'workspace' }}>
        <i
          className={classes.dot}
          data-tone={data.backup ? (data.backup.verified ? 'good' : 'warn') : 'off'}
        />
        {data.backup ? t('status.backedUp', { when: format.relative(data.backup.at) }) : t('status.noBackup')}
      </Link>
    </div>
  );
}
