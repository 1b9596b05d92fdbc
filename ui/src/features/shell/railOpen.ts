/** Whether the rail shows its words: as the person chose, except where there is no room (200 % zoom). */
import { useMediaQuery } from '@mantine/hooks';
import { usePreferences } from '~/theme/preferences';

export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 900px)') ?? false;
}

export function useRailOpen(): boolean {
  const { railOpen } = usePreferences();
  const narrow = useNarrow();
  return railOpen && !narrow;
}
