/** How people deal with each other: an icon for each channel, always with its word beside it. */
import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconBuildingStore,
  IconDots,
  IconMail,
  IconMapPin,
  IconMessageCircle,
  IconPhone,
  IconUsersGroup,
  IconWorld,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

const ICONS: Record<string, typeof IconPhone> = {
  call: IconPhone,
  visit: IconMapPin,
  email: IconMail,
  chat: IconMessageCircle,
  social: IconWorld,
  counter: IconBuildingStore,
  meeting: IconUsersGroup,
  other: IconDots,
};

/** Those that happen somewhere: of the others the channel's name is place enough. */
const SOMEWHERE = new Set(['visit', 'counter', 'meeting', 'other']);

export function happensSomewhere(channel: string): boolean {
  return SOMEWHERE.has(channel);
}

export function channelIcon(channel: unknown, size: number): ReactNode {
  const Icon = ICONS[String(channel)] ?? IconDots;
  return <Icon size={size} stroke={1.7} aria-hidden="true" />;
}

export function directionIcon(direction: unknown, size: number): ReactNode {
  const Icon = direction === 'in' ? IconArrowDownLeft : IconArrowUpRight;
  return <Icon size={size} stroke={1.8} aria-hidden="true" />;
}
