/** The field a thrown away record is known by. */
import type { Entity } from '~/api/types';

export const LEAD: Record<Entity, string> = {
  customer: 'name',
  contact: 'name',
  interaction: 'summary',
  opportunity: 'title',
  service: 'title',
  product: 'name',
  sales_order: 'number',
};
