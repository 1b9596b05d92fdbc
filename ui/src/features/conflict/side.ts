/** One side of a conflict in words: a value, or of cells that conflict as one those on which the sides differ. */
import type { Json } from '~/api/types';
import type { Fields } from '~/features/fields/useFields';
import { i18next } from '~/locales';

export interface SideLine {
  /** Empty where there is but one value, whose name stands above. */
  label: string;
  text: string;
}

type Words = Pick<Fields, 'byName' | 'label' | 'text'>;

export function sideLines(fields: Words, cell: string, value: Json, sides: Json[]): SideLine[] {
  const field = fields.byName.get(cell);
  if (cell === 'life') {
    const key = `fields:option.customer.life.${value}`;
    return [{ label: '', text: i18next.exists(key) ? i18next.t(key) : String(value ?? '') }];
  }
  const members = field?.type === 'lunar_date' ? null : asGroup(value);
  if (!members) return [{ label: '', text: fields.text(field, value) }];
  const differ = Object.keys(members).filter((name) => {
    const shown = new Set(sides.map((side) => JSON.stringify(asGroup(side)?.[name] ?? null)));
    return shown.size > 1;
  });
  const names = differ.length > 0 ? differ : Object.keys(members);
  // In the order of the form, as people read an address.
  const order = [...fields.byName.keys()];
  return names
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((name) => ({
      label: fields.label(name),
      text: fields.text(fields.byName.get(name), members[name]),
    }));
}

function asGroup(value: Json): { [key: string]: Json | undefined } | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}
