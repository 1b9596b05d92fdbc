/** Everything that happened with a customer, newest first: read in pages as one scrolls, by kind, as of a day. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused, Waiting } from '~/components/States';
import { useCan } from '~/features/shell/session';
import type { Kind } from './address';
import { useTimeline } from './source';
import { TimelineLines } from './TimelineLines';
import classes from './timeline.module.css';

const STEP = 50;
/** An entry looked for is looked for in so many pages: further back one filters. */
const LOOKED = 40;

interface Props {
  id: string;
  kinds: Kind[];
  /** The instant it is shown as of. */
  asOf: string | undefined;
  /** The entry to bring into sight. */
  entry: string | undefined;
}

export function Timeline({ id, kinds, asOf, entry }: Props) {
  const { t } = useTranslation();
  const mayUndo = useCan('customer.update') && asOf === undefined;
  const timeline = useTimeline({ id, kinds, asOf, step: STEP });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const pages = timeline.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.entries);
  const found = entry !== undefined && entries.some((each) => each.id === entry);

  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = end.current;
    if (!box || !hasNextPage) return;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting && !isFetchingNextPage) void fetchNextPage();
      },
      { rootMargin: '600px' },
    );
    watch.observe(box);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const read = pages.length;
  useEffect(() => {
    if (entry && !found && hasNextPage && !isFetchingNextPage && read < LOOKED) void fetchNextPage();
  }, [entry, found, hasNextPage, isFetchingNextPage, fetchNextPage, read]);

  if (timeline.isPending) return <Waiting />;
  if (timeline.isError) return <Refused error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (entries.length === 0) {
    return (
      <p className={classes.nothing}>{kinds.length > 0 ? t('timeline.noneOfKind') : t('timeline.none')}</p>
    );
  }
  return (
    <>
      <TimelineLines customer={id} entries={entries} target={entry} mayUndo={mayUndo} />
      <div ref={end}>
        {hasNextPage && (
          <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('step.older')}
          </Button>
        )}
      </div>
    </>
  );
}
