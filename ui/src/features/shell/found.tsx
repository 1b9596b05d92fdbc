/** What the palette finds: records of every kind by their text, or the records looked at last. */
import { IconHeadset, IconMessage, IconPackage, IconReceipt2, IconTargetArrow } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask, useQueryCall } from '~/api/call';
import { Avatar } from '~/components/Avatar';
import { channelIcon } from '~/features/interaction/channels';
import { isState } from '~/features/opportunity/states';
import { isState as isServiceState } from '~/features/service/states';
import { useFormat } from '~/locales/useFormat';
import type { Group, Item } from './paletteItem';
import { type RecordKind, recentOf, type Visit } from './recent';
import { useSession } from './session';

/** Records of each kind shown at once: what one looks through without scrolling. */
const SHOWN = 6;
const NAMESPACES = ['ui', 'fields'] as const;

type Values = Record<string, unknown>;

const text = (values: Values, field: string) => String(values[field] ?? '');

function joined(...parts: string[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** How one record is shown, and what opening it does. */
function useItems() {
  const navigate = useNavigate();
  const format = useFormat();
  const { t } = useTranslation(NAMESPACES);
  const states = (state: string) =>
    isState(state) ? t(`fields:option.opportunity.state.${state}`, { ns: 'fields' }) : '';
  return {
    customer: (id: string, values: Values): Item => ({
      id: `customer-${id}`,
      label: text(values, 'name'),
      hint: joined(text(values, 'city'), text(values, 'phone'), text(values, 'number')),
      icon: (
        <Avatar
          name={text(values, 'name')}
          kind={values.kind === 'person' ? 'person' : 'company'}
          size={20}
        />
      ),
      run: () => void navigate({ to: '/customers/$id', params: { id } }),
    }),
    contact: (id: string, values: Values, customer: string): Item => ({
      id: `contact-${id}`,
      label: text(values, 'name'),
      hint: joined(
        text(values, 'position'),
        customer,
        text(values, 'mobile') || text(values, 'office_phone') || text(values, 'email'),
      ),
      icon: <Avatar name={text(values, 'name')} size={20} round />,
      run: () => void navigate({ to: '/contacts/$id', params: { id } }),
    }),
    opportunity: (id: string, values: Values): Item => ({
      id: `opportunity-${id}`,
      label: text(values, 'title'),
      hint: joined(text(values, 'customer_name'), states(text(values, 'state')), text(values, 'number')),
      icon: <IconTargetArrow size={18} stroke={1.6} />,
      run: () => void navigate({ to: '/opportunities/$id', params: { id } }),
    }),
    service: (id: string, values: Values, customer: string, excerpt?: string): Item => {
      const state = text(values, 'state');
      return {
        id: `service-${id}`,
        label: text(values, 'title'),
        hint: joined(
          excerpt ?? '',
          customer,
          isServiceState(state) ? t(`fields:option.service.state.${state}`, { ns: 'fields' }) : '',
          text(values, 'number'),
        ),
        icon: <IconHeadset size={18} stroke={1.6} />,
        run: () => void navigate({ to: '/services/$id', params: { id } }),
      };
    },
    sales_order: (id: string, values: Values, customer: string): Item => ({
      id: `order-${id}`,
      label: text(values, 'number'),
      hint: joined(
        customer,
        values.ordered_on ? format.date(text(values, 'ordered_on')) : '',
        typeof values.total === 'number' ? format.money(values.total, text(values, 'currency')) : '',
      ),
      icon: <IconReceipt2 size={18} stroke={1.6} />,
      run: () => void navigate({ to: '/orders/$id', params: { id } }),
    }),
    product: (id: string, values: Values, excerpt?: string): Item => ({
      id: `product-${id}`,
      label: text(values, 'name'),
      hint: joined(excerpt ?? '', text(values, 'sku'), text(values, 'model')),
      icon: <IconPackage size={18} stroke={1.6} />,
      run: () => void navigate({ to: '/products/$id', params: { id } }),
    }),
    interaction: (id: string, values: Values, customer: string, excerpt?: string): Item => ({
      id: `interaction-${id}`,
      label: excerpt || text(values, 'summary'),
      hint: joined(customer, values.occurred_at ? format.relative(text(values, 'occurred_at')) : ''),
      icon: values.channel ? channelIcon(values.channel, 18) : <IconMessage size={18} stroke={1.6} />,
      run: () => void navigate({ to: '/interactions/$id', params: { id } }),
    }),
  };
}

interface Found {
  groups: Group[];
  /** Whether they are of what is asked now, and no longer of what was asked before. */
  settled: boolean;
}

export function useFound(asked: string): Found {
  const { t } = useTranslation();
  const items = useItems();
  const wanted = { enabled: asked.length > 0, keep: true };
  // Who is identified by the text is there at once; who has it in a long text comes with the second answer.
  const identified = useQueryCall('search.find', { text: asked, limit: SHOWN, texts: false }, wanted);
  const whole = useQueryCall('search.find', { text: asked, limit: SHOWN }, wanted);
  const isOf = ({ isPending, isPlaceholderData }: typeof whole) => !(isPending || isPlaceholderData);
  const first = isOf(whole) ? whole.data : identified.data;
  if (asked.length === 0 || !first) return { groups: [], settled: asked.length === 0 };
  const { customers, contacts, opportunities, services, orders, products } = first;
  const { interactions } = whole.data ?? first;
  const identifiable = [customers, contacts, opportunities, services, orders, products];
  const someone = identifiable.some((found) => found.hits.length > 0);
  const settled = isOf(whole) || (isOf(identified) && someone);
  const more = (found: { count: number; more: boolean; hits: unknown[] }) => {
    const count = found.count - found.hits.length;
    if (found.more && !interactions.indexing) return t('palette.moreAtLeast', { count });
    return count > 0 ? t('palette.more', { count }) : undefined;
  };
  const indexing = interactions.indexing ? t('palette.indexing') : undefined;
  const groups = [
    {
      id: 'customers',
      title: t('nav.customers'),
      items: customers.hits.map((hit) => items.customer(hit.id, hit.values)),
      more: more(customers),
    },
    {
      id: 'contacts',
      title: t('nav.contacts'),
      items: contacts.hits.map((hit) => items.contact(hit.id, hit.values, hit.customer.name)),
      more: more(contacts),
    },
    {
      id: 'opportunities',
      title: t('nav.opportunities'),
      items: opportunities.hits.map((hit) => items.opportunity(hit.id, hit.values)),
      more: more(opportunities),
    },
    {
      id: 'services',
      title: t('nav.services'),
      items: services.hits.map((hit) =>
        items.service(hit.id, hit.values, hit.customer?.name ?? '', hit.excerpt),
      ),
      more: more(services),
    },
    {
      id: 'orders',
      title: t('nav.orders'),
      items: orders.hits.map((hit) => items.sales_order(hit.id, hit.values, hit.customer.name)),
      more: more(orders),
    },
    {
      id: 'products',
      title: t('nav.products'),
      items: products.hits.map((hit) => items.product(hit.id, hit.values, hit.excerpt)),
      more: more(products),
    },
    {
      id: 'interactions',
      title: t('nav.interactions'),
      items: interactions.hits.map((hit) =>
        items.interaction(hit.id, hit.values, hit.customer.name, hit.excerpt),
      ),
      more: more(interactions) ?? indexing,
    },
  ];
  return { groups, settled };
}

/** What is asked of a record that was looked at: its values and, where it hangs on one, its customer. */
async function read({ kind, id }: Visit): Promise<{ values: Values; customer: string } | null> {
  const name: `${RecordKind}.get` = `${kind}.get`;
  const found = await ask(name, { id });
  if (found.life !== 'live') return null;
  return { values: found.values, customer: 'customer' in found ? (found.customer?.name ?? '') : '' };
}

/** The records looked at last, without those that are gone or out of sight. */
export function useRecent(wanted: boolean): Group[] {
  const { t } = useTranslation();
  const items = useItems();
  const user = useSession().user.id;
  const visits = wanted ? recentOf(user) : [];
  const answers = useQueries({
    queries: visits.map((visit) => ({
      queryKey: ['recent', visit],
      queryFn: () => read(visit),
      staleTime: 0,
      retry: false,
    })),
  });
  const shown = visits.flatMap(({ kind, id }, at) => {
    const found = answers[at]?.data;
    if (!found) return [];
    // A product hangs on no customer.
    return [
      kind === 'product' ? items.product(id, found.values) : items[kind](id, found.values, found.customer),
    ];
  });
  return [{ id: 'recent', title: t('palette.recent'), items: shown }];
}
