/** Where records of a kind are listed: the first part of their address, and the word of the area. */
import type { Listed } from '~/api/types';

export const AREA = {
  customer: 'customers',
  contact: 'contacts',
  interaction: 'interactions',
  opportunity: 'opportunities',
  service: 'services',
  product: 'products',
  sales_order: 'orders',
  stock: 'stock',
  churn: 'churn',
} as const satisfies Record<Listed, string>;
