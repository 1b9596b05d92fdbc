import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '~/features/list/list.module.css';
import { REPORTS, type Report } from './address';

/** The reports there are. */
export function ReportTabs({ now }: { now: Report }) {
  const { t } = useTranslation();
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
    </nav>
  );
}
