/** The route table. Everything a person can point at has an address. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readBinAddress } from '~/features/bin/address';
import { BinScreen } from '~/features/bin/BinScreen';
import { ChurnList } from '~/features/churn/ChurnList';
import { ChurnScreen } from '~/features/churn/ChurnScreen';
import { ConflictsScreen } from '~/features/conflict/ConflictsScreen';
import { ContactList } from '~/features/contact/ContactList';
import { CustomerList } from '~/features/customer/list/CustomerList';
import { readRecordAddress } from '~/features/customer/record/address';
import { RecordScreen } from '~/features/customer/record/RecordScreen';
import { REPORTS, readInsightAddress } from '~/features/insight/address';
import { InteractionList } from '~/features/interaction/InteractionList';
import { readAddress } from '~/features/list/address';
import { OpportunityList } from '~/features/opportunity/OpportunityList';
import { OpportunityScreen } from '~/features/opportunity/record/OpportunityScreen';
import { OrderList } from '~/features/order/OrderList';
import { OrderScreen } from '~/features/order/record/OrderScreen';
import { ProductList } from '~/features/product/ProductList';
import { ProductScreen } from '~/features/product/ProductScreen';
import { Follow } from '~/features/record/RecordLink';
import { ServiceScreen } from '~/features/service/record/ServiceScreen';
import { ServiceList } from '~/features/service/ServiceList';
import { SettingsScreen } from '~/features/settings/SettingsScreen';
import { Shell } from '~/features/shell/Shell';
import { StockList } from '~/features/stock/StockList';
import { TodayScreen } from '~/features/today/TodayScreen';
import { Lost } from './Lost';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost });

const home = createRoute({ getParentRoute: () => root, path: '/', component: TodayScreen });

export const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: readAddress,
  component: CustomerList,
});

const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  validateSearch: readAddress,
  component: ContactList,
});

const interactions = createRoute({
  getParentRoute: () => root,
  path: '/interactions',
  validateSearch: readAddress,
  component: InteractionList,
});

const opportunities = createRoute({
  getParentRoute: () => root,
  path: '/opportunities',
  validateSearch: readAddress,
  component: OpportunityList,
});

const opportunity = createRoute({
  getParentRoute: () => root,
  path: '/opportunities/$id',
  component: OpportunityScreen,
});

const services = createRoute({
  getParentRoute: () => root,
  path: '/services',
  validateSearch: readAddress,
  component: ServiceList,
});

const service = createRoute({
  getParentRoute: () => root,
  path: '/services/$id',
  component: ServiceScreen,
});

const churns = createRoute({
  getParentRoute: () => root,
  path: '/churn',
  validateSearch: readAddress,
  component: ChurnList,
});

const churn = createRoute({
  getParentRoute: () => root,
  path: '/churn/$id',
  component: ChurnScreen,
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: readAddress,
  component: OrderList,
});

const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$id',
  component: OrderScreen,
});

const products = createRoute({
  getParentRoute: () => root,
  path: '/products',
  validateSearch: readAddress,
  component: ProductList,
});

const product = createRoute({
  getParentRoute: () => root,
  path: '/products/$id',
  component: ProductScreen,
});

const stock = createRoute({
  getParentRoute: () => root,
  path: '/stock',
  validateSearch: readAddress,
  component: StockList,
});

const insights = createRoute({
  getParentRoute: () => root,
  path: '/insights',
  beforeLoad: () => {
    throw redirect({ to: '/insights/$report', params: { report: REPORTS[0] } });
  },
});
const insight = createRoute({
  getParentRoute: () => root,
  path: '/insights/$report',
  validateSearch: readInsightAddress,
  // Most people never look at a report: its screens come when one is asked for.
  component: lazyRouteComponent(() => import('~/features/insight/InsightScreen'), 'InsightScreen'),
});

const briefings = createRoute({
  getParentRoute: () => root,
  path: '/insights/briefings',
  component: lazyRouteComponent(() => import('~/features/insight/briefing/BriefingList'), 'BriefingList'),
});
const briefing = createRoute({
  getParentRoute: () => root,
  path: '/insights/briefings/$id',
  component: lazyRouteComponent(() => import('~/features/insight/briefing/BriefingScreen'), 'BriefingScreen'),
});

const contact = createRoute({
  getParentRoute: () => root,
  path: '/contacts/$id',
  component: () => <Follow entity="contact" from="/contacts/$id" />,
});

const interaction = createRoute({
  getParentRoute: () => root,
  path: '/interactions/$id',
  component: () => <Follow entity="interaction" from="/interactions/$id" />,
});

const record = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  validateSearch: readRecordAddress,
  component: RecordScreen,
});

const bin = createRoute({
  getParentRoute: () => root,
  path: '/bin',
  validateSearch: readBinAddress,
  component: BinScreen,
});
const conflicts = createRoute({ getParentRoute: () => root, path: '/conflicts', component: ConflictsScreen });

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$tab', params: { tab: 'personal' } });
  },
});
const settingsTab = createRoute({
  getParentRoute: () => root,
  path: '/settings/$tab',
  component: SettingsScreen,
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    customers,
    contacts,
    contact,
    interactions,
    interaction,
    opportunities,
    opportunity,
    services,
    service,
    churns,
    churn,
    orders,
    order,
    products,
    product,
    stock,
    record,
    insights,
    insight,
    briefings,
    briefing,
    bin,
    conflicts,
    settings,
    settingsTab,
  ]),
  // Addresses stay readable: our own values are plain strings and need no JSON.
  stringifySearch: (search) => {
    const parts = Object.entries(search).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const text = new URLSearchParams(parts).toString();
    return text ? `?${text}` : '';
  },
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
