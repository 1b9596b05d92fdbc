/** From a figure to the records behind it: the list of their kind, filtered so that it shows just them. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Entity, Filter } from '~/api/types';
import { filtersToText, isFilterOp } from '~/features/list/address';
import { AREA } from '~/features/record/area';

/** As the core says it. */
export interface Behind {
  entity: string;
  filter: { field: string; op: string; value?: unknown }[];
}

export function behindAddress({ entity, filter }: Behind) {
  const known = filter.filter((each): each is Filter => isFilterOp(each.op)).map(asPicked);
  return {
    to: `/${AREA[entity as Entity]}` as const,
    search: { view: 'all', ...(known.length > 0 ? { f: filtersToText(known) } : {}) },
  };
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** One of a list is a list of one: so it stands in the chip as a person would have chosen it. */
function asPicked(filter: Filter): Filter {
  const { field, op, value } = filter;
  return op === 'eq' && typeof value === 'string' && ID.test(value)
    ? { field, op: 'in', value: [value] }
    : filter;
}

/** A link where there is something behind, the words alone where there is not. */
export function BehindLink({ of, children }: { of: Behind | null; children: ReactNode }) {
  if (!of || !Object.hasOwn(AREA, of.entity)) return <>{children}</>;
  return <Link {...behindAddress(of)}>{children}</Link>;
}
