/** Which rows are ticked. A range runs over what is loaded; all runs over the whole filter. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { Listed, Row } from '~/api/types';
import { sayProblem } from '~/api/write';
import { say } from '~/components/toastStore';
import type { Selection } from './Grid';
import { type ListQuery, type Page, rowIn } from './rows';

/** One bulk change names its rows; beyond this a person narrows the filter first. */
export const MAX_SELECTED = 5000;
const STEP = 500;

export function useSelection(entity: Listed, query: ListQuery, pages: Map<number, Page>): Selection {
  const { t } = useTranslation();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<number | null>(null);
  const latest = useRef(pages);
  latest.current = pages;

  // A tick belongs to what was filtered: another filter starts with none.
  const filterKey = JSON.stringify([query.filter, query.bin]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is the reason to forget
  useEffect(() => setIds(new Set()), [filterKey]);

  const toggle = useCallback((row: Row, index: number, range: boolean) => {
    // Read now: the update below runs later, when the anchor has moved on.
    const start = anchor.current;
    setIds((old) => {
      const next = new Set(old);
      if (range && start !== null) {
        const [from, to] = [Math.min(start, index), Math.max(start, index)];
        for (let at = from; at <= to; at++) {
          const each = rowIn(latest.current, at);
          if (each) next.add(each.id);
        }
      } else if (!next.delete(row.id)) next.add(row.id);
      return next;
    });
    anchor.current = index;
  }, []);

  const clear = useCallback(() => setIds(new Set()), []);

  const selectAll = useCallback(async () => {
    const all = new Set<string>();
    let after: string | undefined;
    try {
      do {
        const page = await ask(`${entity}.list`, {
          filter: query.filter,
          columns: [],
          limit: STEP,
          ...(query.bin ? { bin: true } : {}),
          ...(after ? { after } : {}),
        });
        for (const row of page.rows) all.add(row.id);
        after = page.next ?? undefined;
      } while (after && all.size < MAX_SELECTED);
    } catch (error) {
      sayProblem(error);
      return;
    }
    if (after) say({ tone: 'problem', text: t('list.tooMany', { count: MAX_SELECTED }) });
    setIds(all);
  }, [entity, query.filter, query.bin, t]);

  return useMemo(
    () => ({
      ids,
      toggle,
      clear,
      toggleAll: () => {
        if (ids.size > 0) clear();
        else void selectAll();
      },
    }),
    [ids, toggle, clear, selectAll],
  );
}
