/** Which questions a changed table may answer differently. The core names tables; the window names calls. */
import type { QueryClient } from '@tanstack/react-query';
import { transport } from '~/transport';

/** What follows from orders: totals, and what they make of a customer. */
const ORDERED = [
  'sales_order.list',
  'sales_order.count',
  'sales_order.get',
  'sales_order.history',
  'sales_order.totals',
  'customer.timeline',
  'search.find',
  'report.contribution',
  'report.products',
  'churn.list',
  'churn.count',
  'churn.get',
  'customer.list',
  'customer.count',
  'customer.get',
  'conflict.list',
  'conflict.count',
  'workspace.status',
];

const BRIEFED = ['briefing.list', 'briefing.get'];

/** Who stopped ordering, and what becomes of him. */
const CHURNED = [
  'churn.list',
  'churn.count',
  'churn.get',
  'customer.list',
  'customer.get',
  'customer.count',
  'report.churn',
];

const TABLES: Record<string, string[]> = {
  customer: [
    'customer.list',
    'customer.count',
    'customer.get',
    'customer.history',
    'customer.timeline',
    'customer.as_of',
    // Rows of what hangs on a customer name it.
    'contact.list',
    'contact.get',
    'interaction.list',
    'interaction.get',
    'opportunity.list',
    'opportunity.get',
    'opportunity.alike',
    'service.list',
    'service.get',
    'search.find',
    'conflict.list',
    'conflict.count',
    'workspace.status',
    // Each colleague's load is counted in them.
    'user.people',
    'user.work',
    'report.composition',
    'report.contribution',
    'report.churn',
  ],
  contact: [
    'contact.list',
    'contact.count',
    'contact.get',
    'contact.history',
    // The first contact becomes the primary one by itself.
    'customer.get',
    'customer.list',
    'customer.history',
    'customer.timeline',
    'interaction.list',
    'interaction.get',
    'service.get',
    'search.find',
    'conflict.list',
    'conflict.count',
    'workspace.status',
  ],
  interaction: [
    'interaction.list',
    'interaction.count',
    'interaction.get',
    'interaction.history',
    // The last dealing and the next step are derived from them.
    'customer.get',
    'customer.list',
    'customer.timeline',
    'search.find',
    'conflict.list',
    'conflict.count',
    'workspace.status',
  ],
  opportunity: [
    'opportunity.list',
    'opportunity.count',
    'opportunity.get',
    'opportunity.history',
    'opportunity.board',
    'opportunity.column',
    'opportunity.assignees',
    'opportunity.alike',
    // Whose plan it is and whether it may be changed follow from the opportunity.
    'plan.list',
    'plan.due',
    'customer.timeline',
    'search.find',
    'report.opportunity',
    'conflict.list',
    'conflict.count',
    'workspace.status',
  ],
  service: [
    'service.list',
    'service.count',
    'service.get',
    'service.history',
    'service.queue',
    'service.assignees',
    'report.service',
    'customer.timeline',
    'search.find',
    'conflict.list',
    'conflict.count',
    'workspace.status',
  ],
  product: [
    'product.list',
    'product.count',
    'product.get',
    'product.history',
    'search.find',
    'sales_order.get',
    // Lines of stock are called by their product, and an opportunity names those it is about.
    'stock.list',
    'opportunity.get',
    'report.products',
    'report.opportunity',
    'conflict.list',
    'conflict.count',
    'workspace.status',
  ],
  stock: ['stock.list', 'stock.count', 'product.get', 'product.list', 'product.count'],
  opportunity_product: [
    'opportunity.get',
    'opportunity.list',
    'opportunity.count',
    'opportunity.board',
    'opportunity.column',
    'opportunity.history',
    'report.opportunity',
  ],
  briefing: BRIEFED,
  briefing_recipient: BRIEFED,
  churn: CHURNED,
  churn_measure: CHURNED,
  sales_order: ORDERED,
  order_line: ORDERED,
  plan: [
    'plan.list',
    'plan.due',
    'plan.history',
    // The next step is derived from the plan.
    'opportunity.list',
    'opportunity.count',
    'opportunity.get',
    'opportunity.board',
    'opportunity.column',
    'opportunity.assignees',
    'conflict.list',
    'conflict.count',
    'workspace.status',
  ],
  contact_point: [
    'customer.list',
    'customer.get',
    'customer.history',
    'customer.timeline',
    'contact.list',
    'contact.get',
    'contact.history',
    'search.find',
  ],
  tag: ['tag.list', 'customer.get', 'customer.list', 'search.find'],
  tagging: [
    'tag.list',
    'customer.get',
    'customer.list',
    'customer.count',
    'customer.history',
    'customer.timeline',
    'search.find',
  ],
  dictionary: ['dictionary.list'],
  // A stage is an item: the board's columns are named by it, and stale by it.
  dictionary_item: [
    'dictionary.list',
    'opportunity.board',
    'opportunity.list',
    'opportunity.get',
    'report.composition',
    'report.opportunity',
    'report.products',
    'report.service',
  ],
  user: ['user.list', 'user.people', 'session.get', 'opportunity.assignees', 'service.assignees'],
  user_team: ['user.people', 'team.list'],
  team: ['team.list', 'user.people'],
  role: ['role.list'],
  saved_view: ['view.list'],
  setting: ['session.get', 'workspace.status', 'setting.list'],
  custom_field: [
    'catalogue.get',
    'field.list',
    'customer.list',
    'customer.get',
    'contact.list',
    'contact.get',
    'interaction.list',
    'interaction.get',
    'opportunity.list',
    'opportunity.get',
    'service.list',
    'service.get',
  ],
  head: [
    'conflict.list',
    'conflict.count',
    'workspace.status',
    'customer.get',
    'customer.list',
    'contact.get',
    'contact.list',
    'interaction.get',
    'interaction.list',
    'opportunity.get',
    'opportunity.list',
    'plan.list',
    'service.get',
    'service.list',
  ],
};

/** Names of the calls to ask again; an unknown table refreshes everything rather than nothing. */
export function staleCalls(tables: string[]): string[] | 'all' {
  // Whatever changed, the log has a line more, and some number of the day may be another.
  const names = new Set<string>(['change.list', 'import.history', 'home.get']);
  for (const table of tables) {
    const calls = TABLES[table.replace(/_derived$/, '')];
    if (!calls) return 'all';
    for (const name of calls) names.add(name);
  }
  return [...names];
}

export function refresh(client: QueryClient, tables: string[]): void {
  const stale = staleCalls(tables);
  if (stale === 'all') {
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'door.state' });
    return;
  }
  const names = new Set(stale);
  void client.invalidateQueries({ predicate: (query) => names.has(String(query.queryKey[0])) });
}

/** Listens for as long as somebody is logged in. Bursts (an import) are gathered into one refresh. */
export function followChanges(client: QueryClient, onLocked: () => void): () => void {
  let waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const tables = [...waiting];
    waiting = new Set();
    refresh(client, tables);
  };
  const offChanged = transport.on('changed', ({ tables }) => {
    for (const table of tables) waiting.add(table);
    timer ??= setTimeout(flush, 120);
  });
  const offLocked = transport.on('locked', onLocked);
  return () => {
    clearTimeout(timer);
    offChanged();
    offLocked();
  };
}
