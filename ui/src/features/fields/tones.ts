/** Which colour a state wears. The word is always beside it. */
import type { Field, Json } from '~/api/types';
import type { Tone } from '~/components/Chip';
import type { Option } from './useFields';

const ENUMS: Record<string, Record<string, Tone>> = {
  state: {
    unassigned: 'warn',
    assigned: 'accent',
    won: 'good',
    lost: 'bad',
    new: 'warn',
    handled: 'info',
    archived: 'good',
    // Of a customer who stopped ordering.
    warning: 'warn',
    held: 'accent',
    recovered: 'good',
  },
  priority: { low: 'plain', normal: 'plain', high: 'warn', urgent: 'bad' },
  status: {
    active: 'good',
    lost: 'bad',
    // Of an order.
    new: 'plain',
    confirmed: 'accent',
    preparing: 'info',
    part_shipped: 'info',
    shipped: 'accent',
    paid: 'good',
    cancelled: 'bad',
  },
  lifecycle: {
    prospect: 'plain',
    first: 'accent',
    repeat: 'good',
    high_value: 'info',
    churned: 'bad',
  },
  decision_role: {
    decision_maker: 'accent',
    influencer: 'info',
    user: 'plain',
    buyer: 'good',
    gatekeeper: 'warn',
    supporter: 'good',
    opponent: 'bad',
  },
};
/** Levels rise through the tones in the order the office gave them. */
const LEVELS: Tone[] = ['plain', 'warn', 'accent', 'info', 'good'];

export function toneOf(field: Field, value: Json, options: Option[]): Tone | null {
  if (field.type === 'enum') return ENUMS[field.name]?.[String(value)] ?? null;
  if (field.type === 'choice' && field.name === 'level') {
    return (
      LEVELS[
        Math.min(
          Math.max(
            0,
            options.findIndex((each) => each.value === value),
          ),
          LEVELS.length - 1,
        )
      ] ?? 'plain'
    );
  }
  return null;
}
