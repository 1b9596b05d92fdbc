import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '~/features/list/list.module.css';
import { useCan } from '~/features/shell/session';
import { REPORTS, type Report } from './address';

/** The reports there are. */
export function ReportTabs({ now }: { now: Report | 'briefings' }) {
  const { t } = useTranslation();
  const readsBriefings = useCan('briefing.read');
  return (
    <nav className={classes.tabs} aria-label={t('nav.insights')} data-noprint>
      {REPORTS.map((each) => (
        <Link
          key={each}
          to="/insights/$report"
          params={{ report: each }}
          className={classes.tab}
          data-on={each === now || undefined}
          aria-current={each === now ? 'page' : undefined}
        >
          {t(`insight.report.${each}`)}
        </Link>
      ))}
      {readsBriefings && (
        <Link
          to="/insights/briefings"
          className={classes.tab}
          data-on={now === 'briefings' || undefined}
          aria-current={now === 'briefings' ? 'page' : undefined}
        >
          {t('briefing.title')}
        </Link>
      )}
    </nav>
  );
}
