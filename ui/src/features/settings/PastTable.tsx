/** What was done, the newest first: when, who and what, with a way to take a line back, and older lines on demand. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

interface Props {
  /** The heading of what was done. */
  what: string;
  /** The query that the lines come from. */
  of: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  children: ReactNode;
}

export function PastTable({ what, of, children }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <section className={classes.card}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('settings.when')}</th>
              <th>{t('settings.who')}</th>
              <th>{what}</th>
              <th>
                <span className="visually-hidden">{t('action.undo')}</span>
              </th>
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
      {of.hasNextPage && (
        <div className={classes.older}>
          <Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
            {t('step.older')}
          </Button>
        </div>
      )}
    </>
  );
}
