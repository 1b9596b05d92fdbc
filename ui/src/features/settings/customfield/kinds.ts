import {
  IconAbc,
  IconCalendar,
  IconCheckbox,
  IconCircleDot,
  IconCoin,
  IconLink,
  IconListCheck,
  IconNumber123,
} from '@tabler/icons-react';
import type { CustomField } from './CustomFields';

export type Kind = CustomField['kind'];

/** What a field may hold, in the order in which one would look for it. */
export const KINDS: Kind[] = ['text', 'number', 'money', 'date', 'choice', 'multi_choice', 'check', 'link'];

export const KIND_ICON: Record<Kind, typeof IconAbc> = {
  text: IconAbc,
  number: IconNumber123,
  money: IconCoin,
  date: IconCalendar,
  choice: IconCircleDot,
  multi_choice: IconListCheck,
  check: IconCheckbox,
  link: IconLink,
};

export const picks = (kind: Kind) => kind === 'choice' || kind === 'multi_choice';
