/** Where a record is looked at: a contact and an interaction on the page of the customer they belong to. */
import type { LinkedEntity } from '~/api/types';

export function whereIs(entity: 'customer' | LinkedEntity, id: string, customer: string | undefined) {
  const search = entity === 'contact' ? { contact: id } : entity === 'interaction' ? { entry: id } : {};
  return {
    to: '/customers/$id' as const,
    params: { id: entity === 'customer' ? id : (customer ?? '') },
    search,
  };
}
