/** Which kind of record the bin shows, as it stands in the address. */
import type { Entity } from '~/api/types';
import { isEntity } from '~/features/record/RecordLink';

export interface BinAddress {
  kind?: Exclude<Entity, 'customer'>;
}

export function readBinAddress(search: Record<string, unknown>): BinAddress {
  const { kind } = search;
  return isEntity(String(kind)) && kind !== 'customer' ? { kind: kind as Exclude<Entity, 'customer'> } : {};
}
