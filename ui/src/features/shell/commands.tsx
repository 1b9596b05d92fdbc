/** Every command that the palette offers, as far as this person may use it. */
import {
  IconAddressBook,
  IconChartBar,
  IconFileImport,
  IconHeadset,
  IconKeyboard,
  IconLanguage,
  IconLayoutKanban,
  IconLogout,
  IconMessagePlus,
  IconMessages,
  IconMoon,
  IconPackage,
  IconReceipt2,
  IconSettings,
  IconSunHigh,
  IconTargetArrow,
  IconTrash,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentSubject } from '~/features/interaction/subject';
import { AREA } from '~/features/record/area';
import { useTradeLists } from '~/features/trade/AreaTabs';
import { useMayOrder } from '~/features/trade/useByHand';
import { setPreferences, usePreferences } from '~/theme/preferences';
import { openOverlay } from './overlays';
import { useLogout } from './PersonMenu';
import type { Item } from './paletteItem';
import { useCan } from './session';

export function useCommands(): Item[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const logout = useLogout();
  const { language, scheme } = usePreferences();
  const mayCreate = useCan('customer.create');
  const mayImport = useCan('customer.import');
  const mayLog = useCan('interaction.create');
  const seesContacts = useCan('contact.read');
  const seesInteractions = useCan('interaction.read');
  const seesOpportunities = useCan('opportunity.read');
  const mayAddOpportunity = useCan('opportunity.create');
  const seesServices = useCan('service.read');
  const mayAddService = useCan('service.create');
  const hasPlans = useCan('plan.read');
  const trade = useTradeLists();
  const mayOrder = useMayOrder();
  const seesInsights = useCan('report.read');
  return useMemo(() => {
    const icon = { size: 18, stroke: 1.6 };
    const items: (Item | false)[] = [
      mayCreate && {
        id: 'new',
        label: t('palette.newCustomer'),
        keys: 'n c',
        icon: <IconUserPlus {...icon} />,
        run: () => openOverlay({ name: 'newCustomer' }),
      },
      mayAddOpportunity && {
        id: 'newOpportunity',
        label: t('opportunity.new'),
        keys: 'n o',
        icon: <IconTargetArrow {...icon} />,
        run: () => openOverlay({ name: 'newOpportunity', customer: currentSubject()?.customer ?? null }),
      },
      mayAddService && {
        id: 'newService',
        label: t('service.new'),
        keys: 'n s',
        icon: <IconHeadset {...icon} />,
        run: () => openOverlay({ name: 'newService', customer: currentSubject()?.customer ?? null }),
      },
      mayLog && {
        id: 'log',
        label: t('palette.log'),
        keys: 'l',
        icon: <IconMessagePlus {...icon} />,
        run: () => openOverlay({ name: 'log', subject: currentSubject() }),
      },
      mayImport && {
        id: 'import',
        label: t('import.menu'),
        icon: <IconFileImport {...icon} />,
        run: () => openOverlay({ name: 'import' }),
      },
      hasPlans && {
        id: 'today',
        label: t('palette.go', { where: t('nav.today') }),
        keys: 'g t',
        icon: <IconSunHigh {...icon} />,
        run: () => void navigate({ to: '/' }),
      },
      {
        id: 'customers',
        label: t('palette.go', { where: t('nav.customers') }),
        keys: 'g c',
        icon: <IconUsers {...icon} />,
        run: () => void navigate({ to: '/customers' }),
      },
      seesContacts && {
        id: 'contacts',
        label: t('palette.go', { where: t('nav.contacts') }),
        keys: 'g p',
        icon: <IconAddressBook {...icon} />,
        run: () => void navigate({ to: '/contacts' }),
      },
      seesInteractions && {
        id: 'interactions',
        label: t('palette.go', { where: t('nav.interactions') }),
        keys: 'g i',
        icon: <IconMessages {...icon} />,
        run: () => void navigate({ to: '/interactions' }),
      },
      seesOpportunities && {
        id: 'opportunities',
        label: t('palette.go', { where: t('nav.opportunities') }),
        keys: 'g o',
        icon: <IconTargetArrow {...icon} />,
        run: () => void navigate({ to: '/opportunities' }),
      },
      seesOpportunities && {
        id: 'board',
        label: t('palette.go', { where: t('opportunity.board') }),
        icon: <IconLayoutKanban {...icon} />,
        run: () => void navigate({ to: '/opportunities', search: { view: 'inHand', show: 'board' } }),
      },
      seesServices && {
        id: 'services',
        label: t('palette.go', { where: t('nav.services') }),
        keys: 'g v',
        icon: <IconHeadset {...icon} />,
        run: () => void navigate({ to: '/services' }),
      },
      mayOrder && {
        id: 'newOrder',
        label: t('salesOrder.new'),
        keys: 'n d',
        icon: <IconReceipt2 {...icon} />,
        run: () => openOverlay({ name: 'newOrder', customer: currentSubject()?.customer ?? null }),
      },
      ...trade.map((each, at) => ({
        id: each,
        label: t('palette.go', { where: t(`nav.${AREA[each]}`) }),
        ...(at === 0 ? { keys: 'g d' } : {}),
        icon: <IconPackage {...icon} />,
        run: () => void navigate({ to: `/${AREA[each]}` }),
      })),
      seesInsights && {
        id: 'insights',
        label: t('palette.go', { where: t('nav.insights') }),
        keys: 'g r',
        icon: <IconChartBar {...icon} />,
        run: () => void navigate({ to: '/insights' }),
      },
      {
        id: 'bin',
        label: t('palette.go', { where: t('nav.bin') }),
        keys: 'g b',
        icon: <IconTrash {...icon} />,
        run: () => void navigate({ to: '/bin' }),
      },
      {
        id: 'settings',
        label: t('palette.go', { where: t('nav.settings') }),
        keys: 'g s',
        icon: <IconSettings {...icon} />,
        run: () => void navigate({ to: '/settings' }),
      },
      {
        id: 'scheme',
        label: t('palette.scheme'),
        icon: <IconMoon {...icon} />,
        run: () => setPreferences({ scheme: scheme === 'dark' ? 'light' : 'dark' }),
      },
      {
        id: 'language',
        label: language === 'zh-CN' ? 'Switch to English' : '切换为中文',
        icon: <IconLanguage {...icon} />,
        run: () => setPreferences({ language: language === 'zh-CN' ? 'en' : 'zh-CN' }),
      },
      {
        id: 'shortcuts',
        label: t('sheet.title'),
        keys: '?',
        icon: <IconKeyboard {...icon} />,
        run: () => openOverlay({ name: 'shortcuts' }),
      },
      {
        id: 'logout',
        label: t('person.logout'),
        icon: <IconLogout {...icon} />,
        run: () => void logout(),
      },
    ];
    return items.filter((item): item is Item => item !== false);
  }, [
    t,
    navigate,
    logout,
    language,
    scheme,
    mayCreate,
    mayImport,
    mayLog,
    mayAddOpportunity,
    mayAddService,
    hasPlans,
    seesContacts,
    seesInteractions,
    seesOpportunities,
    seesServices,
    seesInsights,
    trade,
    mayOrder,
  ]);
}
