/** How the file was read and what will be kept of it; nothing is written here. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { FiledEntity } from '~/api/types';
import { DialogActions } from '~/components/DialogActions';
import { Problem, Waiting } from '~/components/States';
import { useFormat } from '~/locales/useFormat';
import type { RunInput, Taken } from './calls';
import { problemText } from './ImportDialog';
import classes from './import.module.css';
import { MannerFields } from './MannerFields';
import { Mapping } from './Mapping';
import type { Parts } from './parts';
import { toRun, USUAL, undecided, unknownValues } from './plan';
import { Sample } from './Sample';
import { SourceBar } from './SourceBar';
import { noteText } from './words';

interface Props {
  file: string;
  parts: Parts;
  /** What it may be taken as; choosing is the caller's. */
  kinds: FiledEntity[];
  onKind: (kind: FiledEntity) => void;
  onCheck: (plan: RunInput) => void;
  onClose: () => void;
}

const FRESH: Taken = { choice: {}, map: [], afresh: false };

export function Look({ file, parts, kinds, onKind, onCheck, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [taken, setTaken] = useState(FRESH);
  const [manner, setManner] = useState(USUAL);
  const { choice, map } = taken;
  const input = { file, as: parts.main, ...taken };
  const look = useQuery({
    queryKey: ['import.preview', input],
    queryFn: () => ask('import.preview', input),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const preview = look.data;
  if (!preview) {
    return look.isError ? (
      <>
        <Problem>{problemText(look.error)}</Problem>
        <DialogActions>
          {Object.keys(choice).length > 0 && (
            <Button onClick={() => setTaken(FRESH)}>{t('import.asGuessed')}</Button>
          )}
          <Button onClick={onClose}>{t('action.close')}</Button>
        </DialogActions>
      </>
    ) : (
      <Waiting label={t('import.reading')} />
    );
  }
  const { columns, total, ready, remembered } = preview;
  const open = undecided(columns, map);
  const remarks = preview.notes.flatMap((note) => noteText(note) ?? []);
  return (
    <div className={classes.look} aria-busy={look.isPlaceholderData}>
      {kinds.length > 1 && (
        <SegmentedControl
          className={classes.kinds ?? ''}
          size="xs"
          aria-label={t('import.as')}
          value={parts.main}
          onChange={(kind) => onKind(kind as FiledEntity)}
          data={kinds.map((kind) => ({ value: kind, label: t(`import.kind.${kind}`) }))}
        />
      )}
      <SourceBar
        preview={preview}
        choice={choice}
        // Read otherwise, it may have other columns.
        onChoice={(next) => setTaken({ ...FRESH, choice: next })}
      />
      {look.isError && <Problem>{problemText(look.error)}</Problem>}
      {remarks.length > 0 && <p className={classes.ignored}>{remarks.join(' · ')}</p>}
      <h3 className={classes.heading}>{t('import.map.title')}</h3>
      {(remembered || taken.afresh) && (
        <p className={classes.remembered} role="status">
          <IconHistory size={14} stroke={1.7} aria-hidden="true" />
          {t(remembered ? 'import.remembered' : 'import.guessed')}
          <button type="button" onClick={() => setTaken({ ...FRESH, choice, afresh: remembered })}>
            {t(remembered ? 'import.afresh' : 'import.recall')}
          </button>
        </p>
      )}
      <Mapping
        preview={preview}
        parts={parts}
        map={map}
        onMap={(next) => setTaken({ ...taken, map: next })}
      />
      <h3 className={classes.heading}>{t('import.sample')}</h3>
      <Sample preview={preview} parts={parts} />
      <MannerFields
        manner={manner}
        parts={parts}
        unknown={unknownValues(columns, map)}
        onManner={setManner}
      />
      <div className={classes.foot}>
        <DialogActions>
          <p className={classes.before}>
            {!ready
              ? t(`import.noName.${parts.main}`)
              : open.length > 0
                ? t('import.datesFirst', { names: format.list(open) })
                : t('import.total', { count: total, n: format.count(total) })}
          </p>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="filled"
            disabled={!ready || open.length > 0 || look.isPlaceholderData}
            onClick={() => onCheck({ file, ...toRun(taken, manner) })}
          >
            {t('import.check')}
          </Button>
        </DialogActions>
      </div>
    </div>
  );
}
