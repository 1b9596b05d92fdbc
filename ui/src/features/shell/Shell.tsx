/** Rail, top bar, the screen, and what may open over them. */
import { IconFileImport } from '@tabler/icons-react';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { ConflictDialog } from '~/features/conflict/ConflictDialog';
import { ContactForm } from '~/features/contact/ContactForm';
import { CustomerForm } from '~/features/customer/form/CustomerForm';
import { ExportDialog } from '~/features/export/ExportDialog';
import { ImportDialog } from '~/features/import/ImportDialog';
import { useImportable } from '~/features/import/parts';
import { useFileDrop } from '~/features/import/useFileDrop';
import { QuickLog } from '~/features/interaction/QuickLog';
import { currentSubject } from '~/features/interaction/subject';
import { OpportunityForm } from '~/features/opportunity/form/OpportunityForm';
import { OrderForm } from '~/features/order/form/OrderForm';
import { ProductForm } from '~/features/product/ProductForm';
import { AREA } from '~/features/record/area';
import { ServiceForm } from '~/features/service/form/ServiceForm';
import { useTradeLists } from '~/features/trade/AreaTabs';
import { useMayOrder } from '~/features/trade/useByHand';
import { useShortcuts } from '~/keyboard/shortcuts';
import type { StoredFile } from '~/transport';
import { CommandPalette } from './CommandPalette';
import { closeOverlay, openOverlay, useOverlay } from './overlays';
import { Rail } from './Rail';
import { useRailOpen } from './railOpen';
import { noteVisit } from './recent';
import { ShortcutSheet } from './ShortcutSheet';
import { useCan, useSession } from './session';
import classes from './shell.module.css';
import { TopBar } from './TopBar';

export function Shell() {
  const { t } = useTranslation();
  const railOpen = useRailOpen();
  const overlay = useOverlay();
  const writer = useWriter();
  const navigate = useNavigate();
  const mayCreate = useCan('customer.create');
  const mayAddContact = useCan('contact.create');
  const mayLog = useCan('interaction.create');
  const mayAddOpportunity = useCan('opportunity.create');
  const seesServices = useCan('service.read');
  const mayAddService = useCan('service.create');
  const seesOpportunities = useCan('opportunity.read');
  const trade = useTradeLists();
  const mayOrder = useMayOrder();
  const seesInsights = useCan('report.read');

  const path = useRouterState({ select: (state) => state.location.pathname });
  const importable = useImportable();
  // A file dropped while something else is open would take its place unasked.
  const takes = importable.length > 0 && (overlay === null || overlay.name === 'import');
  const openImport = useCallback(
    (file: StoredFile) => {
      const kind = importable.find((each) => path.startsWith(`/${AREA[each]}`));
      openOverlay({ name: 'import', file, ...(kind ? { kind } : {}) });
    },
    [importable, path],
  );
  const drop = useFileDrop(takes, openImport);
  const user = useSession().user.id;
  const address = useRouterState({ select: (state) => state.location.href });
  useEffect(() => noteVisit(user, address), [user, address]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is the reason to move the focus
  useEffect(() => {
    // A screen that took the focus keeps it; else it goes to the screen, not to the top of the page.
    if (document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);

  useShortcuts({
    'mod+k': () => openOverlay({ name: 'palette' }),
    '?': () => openOverlay({ name: 'shortcuts' }),
    'mod+z': () => void writer.undo(),
    'mod+shift+z': () => void writer.redo(),
    'g t': () => void navigate({ to: '/' }),
    'g c': () => void navigate({ to: '/customers' }),
    'g p': () => void navigate({ to: '/contacts' }),
    'g i': () => void navigate({ to: '/interactions' }),
    'g b': () => void navigate({ to: '/bin' }),
    'g s': () => void navigate({ to: '/settings' }),
    ...(seesInsights ? { 'g r': () => void navigate({ to: '/insights' }) } : {}),
    ...(seesOpportunities ? { 'g o': () => void navigate({ to: '/opportunities' }) } : {}),
    ...(mayAddOpportunity
      ? {
          'n o': () => openOverlay({ name: 'newOpportunity', customer: currentSubject()?.customer ?? null }),
        }
      : {}),
    ...(trade[0] ? { 'g d': () => void navigate({ to: `/${AREA[trade[0] ?? 'product']}` }) } : {}),
    ...(mayOrder
      ? { 'n d': () => openOverlay({ name: 'newOrder', customer: currentSubject()?.customer ?? null }) }
      : {}),
    ...(seesServices ? { 'g v': () => void navigate({ to: '/services' }) } : {}),
    ...(mayAddService
      ? {
          'n s': () => openOverlay({ name: 'newService', customer: currentSubject()?.customer ?? null }),
        }
      : {}),
    ...(mayLog ? { l: () => openOverlay({ name: 'log', subject: currentSubject() }) } : {}),
    ...(mayAddContact
      ? {
          'n p': () => openOverlay({ name: 'newContact', customer: currentSubject()?.customer ?? null }),
        }
      : {}),
    ...(mayCreate ? { 'n c': () => openOverlay({ name: 'newCustomer' }) } : {}),
  });

  return (
    <div className={classes.app} data-rail={railOpen ? 'open' : 'closed'} {...drop.handlers}>
      <a className={classes.skip} href="#main">
        {t('nav.skip')}
      </a>
      <Rail />
      <div className={classes.main}>
        <TopBar />
        <main id="main" className={classes.screen} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {drop.over && (
        <div className={classes.drop}>
          <IconFileImport size={28} stroke={1.5} />
          <b>{t('import.dropHere')}</b>
        </div>
      )}
      <ConflictDialog />
      {overlay?.name === 'palette' && <CommandPalette onClose={closeOverlay} />}
      {overlay?.name === 'shortcuts' && <ShortcutSheet onClose={closeOverlay} />}
      {overlay?.name === 'newCustomer' && <CustomerForm onClose={closeOverlay} />}
      {overlay?.name === 'newContact' && <ContactForm customer={overlay.customer} onClose={closeOverlay} />}
      {overlay?.name === 'newOpportunity' && (
        <OpportunityForm customer={overlay.customer} onClose={closeOverlay} />
      )}
      {overlay?.name === 'newService' && <ServiceForm customer={overlay.customer} onClose={closeOverlay} />}
      {overlay?.name === 'newOrder' && <OrderForm customer={overlay.customer} onClose={closeOverlay} />}
      {overlay?.name === 'newProduct' && <ProductForm onClose={closeOverlay} />}
      {overlay?.name === 'log' && <QuickLog subject={overlay.subject} onClose={closeOverlay} />}
      {overlay?.name === 'import' && (
        <ImportDialog
          file={overlay.file ?? null}
          {...(overlay.kind ? { kind: overlay.kind } : {})}
          onClose={closeOverlay}
        />
      )}
      {overlay?.name === 'export' && <ExportDialog of={overlay.of} onClose={closeOverlay} />}
    </div>
  );
}
