import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { Refused, Waiting } from '~/components/States';
import type { Fields } from '~/features/fields/useFields';
import { useCan } from '~/features/shell/session';
import { HistoryLines } from './HistoryLines';

const STEP = 50;

/** Everything that happened to the customer, newest first. */
export function Timeline({ id, fields }: { id: string; fields: Fields }) {
  const { t } = useTranslation();
  const mayUndo = useCan('customer.update');
  const history = useInfiniteQuery({
    queryKey: ['customer.history', { id }, 'all'],
    queryFn: ({ pageParam }) =>
      ask('customer.history', { id, limit: STEP, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.more ? (last.steps.at(-1)?.op ?? null) : null),
  });
  if (history.isPending) return <Waiting />;
  if (history.isError) return <Refused error={history.error} onRetry={() => void history.refetch()} />;
  return (
    <>
      <HistoryLines
        steps={history.data.pages.flatMap((page) => page.steps)}
        fields={fields}
        months
        mayUndo={mayUndo}
      />
      {history.hasNextPage && (
        <Button
          variant="subtle"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('step.older')}
        </Button>
      )}
    </>
  );
}
