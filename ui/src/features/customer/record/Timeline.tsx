/** Everything that happened with a customer, newest first, by kind. */
import { useTranslation } from 'react-i18next';
import { Refused, Waiting } from '~/components/States';
import { useCan } from '~/features/shell/session';
import type { Kind } from './address';
import { useTimeline } from './source';
import { TimelineLines } from './TimelineLines';
import classes from './timeline.module.css';

const STEP = 500;

interface Props {
  id: string;
  kinds: Kind[];
  /** The entry to bring into sight. */
  entry: string | undefined;
}

export function Timeline({ id, kinds, entry }: Props) {
  const { t } = useTranslation();
  const mayUndo = useCan('customer.update');
  const timeline = useTimeline({ id, kinds, step: STEP });
  if (timeline.isPending) return <Waiting />;
  if (timeline.isError) return <Refused error={timeline.error} onRetry={() => void timeline.refetch()} />;
  const entries = timeline.data;
  if (entries.length === 0) {
    return (
      <p className={classes.nothing}>{kinds.length > 0 ? t('timeline.noneOfKind') : t('timeline.none')}</p>
    );
  }
  return <TimelineLines customer={id} entries={entries} target={entry} mayUndo={mayUndo} />;
}
