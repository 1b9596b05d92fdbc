/** The pages under the window, kept by the query cache and asked again when their tables change. */
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ask } from '~/api/call';
import type { Listed } from '~/api/types';
import type { CallError } from '~/transport';
import { type ListQuery, type Page, pageInput, pagesOf } from './rows';

export function useRows(entity: Listed, query: ListQuery, window: { first: number; last: number }) {
  const client = useQueryClient();
  const key = useCallback((page: number) => [`${entity}.list`, query, page], [entity, query]);
  const pages = pagesOf(window);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: key(page),
      queryFn: async (): Promise<Page> => {
        // A page asked again goes by its place: the page before it may have changed as well.
        const asked = client.getQueryState(key(page))?.data !== undefined;
        const before = asked ? undefined : client.getQueryState<Page>(key(page - 1));
        const cursor = before?.isInvalidated ? undefined : before?.data?.next;
        return ask(`${entity}.list`, pageInput(query, page, cursor));
      },
      staleTime: 60_000,
      gcTime: 120_000,
    })),
  });
  // `pages` and `results` are new arrays on every render; what they hold is compared instead.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const loaded = useMemo(() => {
    const map = new Map<number, Page>();
    pages.forEach((page, i) => {
      const data = results[i]?.data;
      if (data) map.set(page, data);
    });
    return map;
  }, [pages.join(), ...results.map((result) => result.data)]);
  const error = (results.find((result) => result.error)?.error ?? null) as CallError | null;
  return { pages: loaded, error, retry: () => results.forEach((result) => void result.refetch()) };
}
