/**
 * A customer file, from choosing it to what it did: how it was read and what its columns are, what would happen, let it
 * happen, undo it whole if it was wrong. Going back loses nothing that was decided.
 */
import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { refresh } from '~/api/freshness';
import type { FiledEntity } from '~/api/types';
import { sayProblem, useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Problem, Waiting } from '~/components/States';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { type StoredFile, transport } from '~/transport';
import { ChooseFile } from './ChooseFile';
import type { ImportCall, RunInput } from './calls';
import { ImportSummary } from './ImportSummary';
import classes from './import.module.css';
import { useJob } from './job';
import { Look } from './Look';
import { useImportable, useParts } from './parts';
import { Running } from './Running';

const ACCEPT = ['.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.xls', '.ods', '.vcf'];

interface Props {
  file: StoredFile | null;
  /** What the screen where it was opened is of. */
  kind?: FiledEntity;
  onClose: () => void;
}

export function ImportDialog({ file: dropped, kind: asked = 'customer', onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const writer = useWriter();
  const kinds = useImportable();
  const [kind, setKind] = useState<FiledEntity>(kinds.includes(asked) ? asked : (kinds[0] ?? asked));
  const parts = useParts(kind);
  const command: ImportCall = `${kind}.import`;
  const [file, setFile] = useState<StoredFile | null>(dropped);
  const [plan, setPlan] = useState<RunInput | null>(null);
  const [dry, setDry] = useState(true);
  const [job, setJob] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const state = useJob<'customer.import'>(job);
  const { result } = state;
  const running = job !== null && result === null && state.error === null;
  const error = failed ?? state.error;

  function look(at: StoredFile | null) {
    setFile(at);
    setPlan(null);
    back();
  }

  function back() {
    setJob(null);
    setFailed(null);
  }

  async function choose() {
    try {
      const chosen = await transport.chooseFile(ACCEPT, t('import.choose'));
      if (chosen) look(chosen);
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async function paste(text: string) {
    try {
      look(await transport.putText(`${t('import.pasted')}.tsv`, text));
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async function start(of: RunInput, dryRun: boolean) {
    setFailed(null);
    setDry(dryRun);
    setPlan(of);
    try {
      const made = await ask(command, { ...of, dry_run: dryRun });
      setJob(made.job);
    } catch (problem) {
      setFailed(problem);
    }
  }

  // What a dry run would have made is there now.
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!result || dry || told.current === job) return;
    told.current = job;
    const tables = [
      'customer',
      'contact',
      'interaction',
      'contact_point',
      'tag',
      'tagging',
      'dictionary_item',
    ];
    refresh(client, tables);
  }, [result, dry, job, client]);

  async function undo(op: number) {
    await writer.undo(op);
    onClose();
  }

  async function keepRejects(rejects: string) {
    const name = `${(file?.name ?? '').replace(/\.[^.]*$/, '')}-${t('import.rejectsName')}.csv`;
    await transport.saveFile(rejects, name).catch(sayProblem);
  }

  const looking = file !== null && job === null && failed === null;
  return (
    <Dialog
      opened
      onClose={running ? () => undefined : onClose}
      withCloseButton={!running}
      title={t(`import.title.${kind}`)}
      size={looking ? 1080 : 720}
      closeOnClickOutside={false}
    >
      {!file && (
        <ChooseFile onChoose={() => void choose()} onPaste={(text) => void paste(text)} onHistory={onClose} />
      )}
      {file && (
        <p className={classes.file}>
          <IconFileSpreadsheet size={16} stroke={1.6} aria-hidden="true" />
          <b>{file.name}</b>
          {!running && !(result && !dry) && (
            <button type="button" onClick={() => void choose()}>
              {t('import.chooseOther')}
            </button>
          )}
        </p>
      )}
      {file && parts.ready && (
        // Kept while the dry run is shown: who goes back finds what was decided.
        <div hidden={!looking}>
          <Look
            key={`${file.file} ${kind}`}
            file={file.file}
            parts={parts}
            kinds={kinds}
            onKind={setKind}
            onCheck={(of) => void start(of, true)}
            onClose={onClose}
          />
        </div>
      )}
      {file && !parts.ready && <Waiting />}
      {running && <Running said={dry ? t('import.checking') : t('import.running')} job={job} state={state} />}
      {error !== null && !running && (
        <>
          <Problem>{problemText(error)}</Problem>
          <DialogActions>
            <Button onClick={onClose}>{t('action.close')}</Button>
            <Button variant="filled" onClick={back}>
              {t('import.back')}
            </Button>
          </DialogActions>
        </>
      )}
      {result && plan && (
        <>
          <ImportSummary result={result} dry={dry} />
          <DialogActions>
            {dry ? (
              <>
                <Button variant="subtle" onClick={back}>
                  {t('import.back')}
                </Button>
                <Button onClick={onClose}>{t('action.cancel')}</Button>
                <Button
                  variant="filled"
                  disabled={result.created + result.updated === 0}
                  onClick={() => void start(plan, false)}
                  autoFocus
                >
                  {t('import.run', { count: result.created + result.updated })}
                </Button>
              </>
            ) : (
              <>
                {result.rejects && (
                  <Button variant="subtle" onClick={() => void keepRejects(String(result.rejects))}>
                    {t('import.keepRejects')}
                  </Button>
                )}
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
export function problemText(error: unknown): string {
  const rules = Object.values(invalidFields(error));
  return rules.length > 0 ? rules.map((rule) => ruleText(rule)).join(' ') : errorText(error);
}
