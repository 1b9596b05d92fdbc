/** Why a list cannot be shown, and the way back to one that can. */
import { Button } from '@mantine/core';
import { IconHourglassHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Sort } from '~/api/types';
import { Empty, Refused } from '~/components/States';
import type { CallError } from '~/transport';
import type { ListKind } from './listKind';
import type { ListQuery } from './rows';

interface Props {
  kind: Pick<ListKind, 'entity' | 'sort'>;
  error: CallError;
  query: ListQuery;
  onRetry: () => void;
  onSort: (sort: Sort) => void;
  onClearFilter: () => void;
}

export function ListProblem({ kind, error, query, onRetry, onSort, onClearFilter }: Props) {
  const { t } = useTranslation();
  // Not every order and filter has an index: what would read the whole file for too long is stopped, and no fault.
  if (error.code !== 'Cancelled' && error.code !== 'Busy') return <Refused error={error} onRetry={onRetry} />;
  const usual = !query.sort || query.sort.by === kind.sort.by;
  return (
    <div role="alert">
      <Empty
        icon={<IconHourglassHigh size={22} stroke={1.6} />}
        title={t('list.tooLong')}
        text={t(`entity.${kind.entity}.${usual ? 'tooLongFilter' : 'tooLongSort'}`)}
      >
        {usual ? (
          query.filter.length > 0 && <Button onClick={onClearFilter}>{t('filter.clear')}</Button>
        ) : (
          <Button onClick={() => onSort(kind.sort)}>{t(`entity.${kind.entity}.sortUsual`)}</Button>
        )}
        <Button onClick={onRetry}>{t('action.retry')}</Button>
      </Empty>
    </div>
  );
}
