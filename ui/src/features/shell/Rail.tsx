/** The areas that work, and the views somebody kept. */
import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconAddressBook,
  IconBookmark,
  IconChartBar,
  IconHeadset,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMessages,
  IconPackage,
  IconSettings,
  IconSunHigh,
  IconTargetArrow,
  IconTrash,
  IconUserOff,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Seal } from '~/components/Seal';
import { readAddress } from '~/features/list/address';
import { AREA } from '~/features/record/area';
import { useTradeLists } from '~/features/trade/AreaTabs';
import { setPreferences } from '~/theme/preferences';
import { useNarrow, useRailOpen } from './railOpen';
import { useCan } from './session';
import classes from './shell.module.css';

export function Rail() {
  const { t } = useTranslation();
  const railOpen = useRailOpen();
  const narrow = useNarrow();
  const views = useQueryCall('view.list', { entity: 'customer' });
  const location = useRouterState({ select: (state) => state.location });
  const path = location.pathname;
  const mayReadContacts = useCan('contact.read');
  const mayReadInteractions = useCan('interaction.read');
  const mayReadOpportunities = useCan('opportunity.read');
  const mayReadServices = useCan('service.read');
  const hasPlans = useCan('plan.read');
  const mayReadChurn = useCan('churn.read');
  const trade = useTradeLists();
  const mayReport = useCan('report.read');
  const view = readAddress(location.search as Record<string, unknown>).view ?? '';
  const favourites = views.data?.views ?? [];
  const onFavourite = path === '/customers' && favourites.some((each) => each.id === view);

  return (
    <nav className={classes.rail} aria-label={t('nav.label')} data-noprint>
      <div className={classes.brand}>
        <Seal size={24} />
        <b>{t('app.name')}</b>
        {!narrow && (
          <ActionIcon
            aria-label={railOpen ? t('nav.collapse') : t('nav.expand')}
            aria-expanded={railOpen}
            onClick={() => setPreferences({ railOpen: !railOpen })}
          >
            {railOpen ? (
              <IconLayoutSidebarLeftCollapse size={17} stroke={1.6} />
            ) : (
              <IconLayoutSidebarLeftExpand size={17} stroke={1.6} />
            )}
          </ActionIcon>
        )}
      </div>
      {hasPlans && (
        <RailLink
          to="/"
          icon={<IconSunHigh size={17} stroke={1.6} />}
          label={t('nav.today')}
          on={path === '/'}
          open={railOpen}
        />
      )}
      <RailLink
        to="/customers"
        icon={<IconUsers size={17} stroke={1.6} />}
        label={t('nav.customers')}
        on={path.startsWith('/customers') && !onFavourite}
        open={railOpen}
      />
      {mayReadContacts && (
        <RailLink
          to="/contacts"
          icon={<IconAddressBook size={16} stroke={1.6} />}
          label={t('nav.contacts')}
          on={path === '/contacts'}
          open={railOpen}
          under
        />
      )}
      {mayReadInteractions && (
        <RailLink
          to="/interactions"
          icon={<IconMessages size={16} stroke={1.6} />}
          label={t('nav.interactions')}
          on={path === '/interactions'}
          open={railOpen}
          under
        />
      )}
      {mayReadChurn && (
        <RailLink
          to="/churn"
          icon={<IconUserOff size={16} stroke={1.6} />}
          label={t('nav.churn')}
          on={path.startsWith('/churn')}
          open={railOpen}
          under
        />
      )}
      {mayReadOpportunities && (
        <RailLink
          to="/opportunities"
          icon={<IconTargetArrow size={17} stroke={1.6} />}
          label={t('nav.opportunities')}
          on={path.startsWith('/opportunities')}
          open={railOpen}
        />
      )}
      {mayReadServices && (
        <RailLink
          to="/services"
          icon={<IconHeadset size={17} stroke={1.6} />}
          label={t('nav.services')}
          on={path.startsWith('/services')}
          open={railOpen}
        />
      )}
      {trade[0] && (
        <RailLink
          to={`/${AREA[trade[0]]}`}
          icon={<IconPackage size={17} stroke={1.6} />}
          label={t('nav.trade')}
          on={trade.some((each) => path.startsWith(`/${AREA[each]}`))}
          open={railOpen}
        />
      )}
      {mayReport && (
        <RailLink
          to="/insights"
          icon={<IconChartBar size={17} stroke={1.6} />}
          label={t('nav.insights')}
          on={path.startsWith('/insights')}
          open={railOpen}
        />
      )}
      <RailLink
        to="/bin"
        icon={<IconTrash size={17} stroke={1.6} />}
        label={t('nav.bin')}
        on={path === '/bin'}
        open={railOpen}
      />
      {favourites.length > 0 && (
        <>
          <h2 className={classes.section}>{t('nav.favourites')}</h2>
          <div className={classes.favourites}>
            {favourites.map((each) => (
              <Tooltip key={each.id} label={each.name} position="right" disabled={railOpen}>
                <Link
                  to="/customers"
                  search={{ view: each.id }}
                  className={classes.nav}
                  data-on={(path === '/customers' && view === each.id) || undefined}
                  aria-current={path === '/customers' && view === each.id ? 'page' : undefined}
                  aria-label={each.name}
                >
                  <IconBookmark size={16} stroke={1.6} aria-hidden="true" />
                  <span>{each.name}</span>
                </Link>
              </Tooltip>
            ))}
          </div>
        </>
      )}
      <div className={classes.rest} />
      <RailLink
        to="/settings"
        icon={<IconSettings size={17} stroke={1.6} />}
        label={t('nav.settings')}
        on={path.startsWith('/settings')}
        open={railOpen}
      />
    </nav>
  );
}

interface LinkProps {
  to:
    | '/'
    | '/customers'
    | '/contacts'
    | '/interactions'
    | '/opportunities'
    | '/services'
    | '/orders'
    | '/products'
    | '/stock'
    | '/churn'
    | '/insights'
    | '/bin'
    | '/settings';
  icon: ReactNode;
  label: string;
  on: boolean;
  open: boolean;
  /** Belongs to the area above it. */
  under?: boolean;
}

function RailLink({ to, icon, label, on, open, under = false }: LinkProps) {
  return (
    <Tooltip label={label} position="right" disabled={open}>
      <Link
        to={to}
        className={classes.nav}
        data-on={on || undefined}
        data-under={under || undefined}
        aria-current={on ? 'page' : undefined}
        aria-label={label}
      >
        {icon}
        <span>{label}</span>
      </Link>
    </Tooltip>
  );
}
