/** Which kind of record the bin shows, as it stands in the address. */
import type { Entity } from '~/api/types';

export interface BinAddress {
  kind?: Exclude<Entity, 'customer'>;
}

export function readBinAddress(search: Record<string, unknown>): BinAddress {
  const { kind } = search;
  return kind === 'contact' || kind === 'interaction' || kind === 'opportunity' || kind === 'service'
    ? { kind }
    : {};
}
