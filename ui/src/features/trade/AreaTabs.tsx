/** Lists that stand behind one word of the rail: beside the title of each, the way to the others. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listed } from '~/api/types';
import { AREA } from '~/features/record/area';
import { useSession } from '~/features/shell/session';
import classes from './trade.module.css';

const ALL = ['sales_order', 'product', 'stock'] as const satisfies Listed[];
type Trade = (typeof ALL)[number];

/** Those lists of the area that this person may read. */
export function useTradeLists(): Trade[] {
  const { can } = useSession();
  return useMemo(() => ALL.filter((each) => (can[`${each}.read`] ?? 'none') !== 'none'), [can]);
}

export function AreaTabs({ now }: { now: Trade }) {
  const { t } = useTranslation();
  const lists = useTradeLists();
  if (lists.length < 2) return null;
  return (
    <nav className={classes.areas} aria-label={t('nav.trade')}>
      {lists.map((each) => (
        <Link
          key={each}
          to={`/${AREA[each]}`}
          data-on={each === now || undefined}
          aria-current={each === now ? 'page' : undefined}
        >
          {t(`nav.${AREA[each]}`)}
        </Link>
      ))}
    </nav>
  );
}
