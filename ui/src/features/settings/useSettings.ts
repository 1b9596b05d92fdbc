/** What the office has decided once for everybody, by key. */
import { useMemo } from 'react';
import { useQueryCall } from '~/api/call';
import type { Json } from '~/api/types';

export function useSettings(): Record<string, Json> {
  const { data } = useQueryCall('setting.list', {}, { staleTime: 10 * 60_000 });
  return useMemo(
    () => Object.fromEntries((data?.settings ?? []).map(({ key, value }) => [key, value])),
    [data],
  );
}
