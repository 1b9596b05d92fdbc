/** While it runs: rows done, time left, and the way to stop it. */
import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { sayProblem } from '~/api/write';
import { DialogActions } from '~/components/DialogActions';
import { formatDuration } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import classes from './import.module.css';

interface Props {
  /** What is being done, in words. */
  said: string;
  job: string;
  /** How far it is, where that is not said in rows of a file. */
  far?: (done: string, total: string) => string;
  state: { done: number; total: number; left: number | null };
}

export function Running({ said, job, far, state }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [cancelling, setCancelling] = useState(false);
  const share = state.total > 0 ? (state.done / state.total) * 100 : 0;
  return (
    <div className={classes.running}>
      <p role="status">
        <b>{said}</b>
        <span>
          {state.total > 0 &&
            (far
              ? far(format.count(state.done), format.count(state.total))
              : t('import.rows', {
                  done: format.count(state.done),
                  total: format.count(state.total),
                  count: state.total,
                }))}
          {state.left !== null &&
            ` · ${t('import.left', { time: formatDuration(state.left, format.language) })}`}
        </span>
      </p>
      <Progress value={share} aria-label={said} size={6} />
      <DialogActions>
        <Button
          loading={cancelling}
          onClick={() => {
            setCancelling(true);
            ask('job.cancel', { job }).catch(sayProblem);
          }}
        >
          {t('action.cancel')}
        </Button>
      </DialogActions>
    </div>
  );
}
