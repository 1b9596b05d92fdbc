/** A customer file: choose, see what would happen, let it happen, undo it whole if it was wrong. */
import { Button, Progress } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { refresh } from '~/api/freshness';
import { sayProblem, useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Problem } from '~/components/States';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { formatDuration } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { type StoredFile, transport } from '~/transport';
import { ImportSummary } from './ImportSummary';
import classes from './import.module.css';
import { useJob } from './job';

const ACCEPT = ['.csv', '.tsv', '.txt'];

interface Props {
  file: StoredFile | null;
  onClose: () => void;
}

export function ImportDialog({ file: dropped, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const writer = useWriter();
  const [file, setFile] = useState<StoredFile | null>(dropped);
  const [dry, setDry] = useState(true);
  const [job, setJob] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const state = useJob<'customer.import'>(job);
  const running = job !== null && state.result === null && state.error === null;
  const error = failed ?? state.error;

  async function start(of: StoredFile, dryRun: boolean) {
    setFailed(null);
    setDry(dryRun);
    setJob(null);
    try {
      const made = await ask('customer.import', { file: of.file, dry_run: dryRun });
      setJob(made.job);
    } catch (problem) {
      setFailed(problem);
    }
  }

  async function choose() {
    try {
      const chosen = await transport.chooseFile(ACCEPT, t('import.choose'));
      if (!chosen) return;
      setFile(chosen);
      await start(chosen, true);
    } catch (problem) {
      sayProblem(problem);
    }
  }

  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dropped file is looked at once, on opening
  useEffect(() => {
    if (dropped && !begun.current) {
      begun.current = true;
      void start(dropped, true);
    }
  }, [dropped]);

  useEffect(() => {
    if (state.result && !dry) refresh(client, ['customer', 'contact_point', 'tag', 'tagging']);
  }, [state.result, dry, client]);

  async function undo(op: number) {
    await writer.undo(op);
    onClose();
  }

  const result = state.result;
  return (
    <Dialog
      opened
      onClose={running ? () => undefined : onClose}
      withCloseButton={!running}
      title={t('import.title')}
      size={720}
      closeOnClickOutside={false}
    >
      {!file && (
        <div className={classes.start}>
          <IconFileSpreadsheet size={30} stroke={1.4} aria-hidden="true" />
          <p>{t('import.intro')}</p>
          <ul>
            <li>{t('import.hintHeader')}</li>
            <li>{t('import.hintMatch')}</li>
            <li>{t('import.hintUndo')}</li>
          </ul>
          <Button variant="filled" onClick={() => void choose()} data-autofocus>
            {t('import.choose')}
          </Button>
        </div>
      )}
      {file && (
        <p className={classes.file}>
          <IconFileSpreadsheet size={16} stroke={1.6} aria-hidden="true" />
          <b>{file.name}</b>
        </p>
      )}
      {running && <Running dry={dry} job={job} state={state} />}
      {error !== null && !running && (
        <>
          <Problem>{problemText(error)}</Problem>
          <DialogActions>
            <Button onClick={onClose}>{t('action.close')}</Button>
            <Button variant="filled" onClick={() => void choose()}>
              {t('import.chooseOther')}
            </Button>
          </DialogActions>
        </>
      )}
      {result && file && (
        <>
          <ImportSummary result={result} dry={dry} />
          <DialogActions>
            {dry ? (
              <>
                <Button variant="subtle" onClick={() => void choose()}>
                  {t('import.chooseOther')}
                </Button>
                <Button onClick={onClose}>{t('action.cancel')}</Button>
                <Button
                  variant="filled"
                  disabled={result.created + result.updated === 0}
                  onClick={() => void start(file, false)}
                  autoFocus
                >
                  {t('import.run', { count: result.created + result.updated })}
                </Button>
              </>
            ) : (
              <>
                {typeof result.op === 'number' && (
                  <Button onClick={() => typeof result.op === 'number' && void undo(result.op)}>
                    {t('import.undo')}
                  </Button>
                )}
                <Button variant="filled" onClick={onClose} autoFocus>
                  {t('action.done')}
                </Button>
              </>
            )}
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

/** What is wrong with the file itself says more than that something is wrong. */
function problemText(error: unknown): string {
  const rules = Object.values(invalidFields(error));
  return rules.length > 0 ? rules.map((rule) => ruleText(rule)).join(' ') : errorText(error);
}

interface RunningProps {
  dry: boolean;
  job: string;
  state: { done: number; total: number; left: number | null };
}

function Running({ dry, job, state }: RunningProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [cancelling, setCancelling] = useState(false);
  const share = state.total > 0 ? (state.done / state.total) * 100 : 0;
  return (
    <div className={classes.running}>
      <p role="status">
        <b>{dry ? t('import.checking') : t('import.running')}</b>
        <span>
          {state.total > 0 &&
            t('import.rows', {
              done: format.count(state.done),
              total: format.count(state.total),
              count: state.total,
            })}
          {state.left !== null &&
            ` · ${t('import.left', { time: formatDuration(state.left, format.language) })}`}
        </span>
      </p>
      <Progress value={share} aria-label={t('import.progress')} size={6} />
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
