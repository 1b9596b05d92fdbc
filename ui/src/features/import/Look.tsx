/** How the file was read and what will be kept of it; nothing is written here. */
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import { DialogActions } from '~/components/DialogActions';
import { Problem, Waiting } from '~/components/States';
import type { Fields } from '~/features/fields/useFields';
import { useFormat } from '~/locales/useFormat';
import type { Choice, MapEntry, RunInput } from './calls';
import { problemText } from './ImportDialog';
import classes from './import.module.css';
import { MannerFields } from './MannerFields';
import { Mapping } from './Mapping';
import { toRun, USUAL, undecided, unknownValues } from './plan';
import { Sample } from './Sample';
import { SourceBar } from './SourceBar';
import { noteText } from './words';

interface Props {
  file: string;
  fields: Fields;
  onCheck: (plan: RunInput) => void;
  onClose: () => void;
}

export function Look({ file, fields, onCheck, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [choice, setChoice] = useState<Choice>({});
  const [map, setMap] = useState<MapEntry[]>([]);
  const [manner, setManner] = useState(USUAL);
  const input = { file, choice, map };
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
            <Button onClick={() => setChoice({})}>{t('import.asGuessed')}</Button>
          )}
          <Button onClick={onClose}>{t('action.close')}</Button>
        </DialogActions>
      </>
    ) : (
      <Waiting label={t('import.reading')} />
    );
  }
  const { columns, total, ready } = preview;
  const open = undecided(columns, map);
  const remarks = preview.notes.flatMap((note) => noteText(note) ?? []);
  return (
    <div className={classes.look} aria-busy={look.isPlaceholderData}>
      <SourceBar
        preview={preview}
        choice={choice}
        onChoice={(next) => {
          // Read otherwise, it may have other columns.
          setMap([]);
          setChoice(next);
        }}
      />
      {look.isError && <Problem>{problemText(look.error)}</Problem>}
      {remarks.length > 0 && <p className={classes.ignored}>{remarks.join(' · ')}</p>}
      <h3 className={classes.heading}>{t('import.map.title')}</h3>
      <Mapping preview={preview} fields={fields} map={map} onMap={setMap} />
      <h3 className={classes.heading}>{t('import.sample')}</h3>
      <Sample preview={preview} fields={fields} />
      <MannerFields manner={manner} fields={fields} unknown={unknownValues(columns)} onManner={setManner} />
      <div className={classes.foot}>
        <DialogActions>
          <p className={classes.before}>
            {!ready
              ? t('import.noName')
              : open.length > 0
                ? t('import.datesFirst', { names: format.list(open) })
                : t('import.total', { count: total, n: format.count(total) })}
          </p>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="filled"
            disabled={!ready || open.length > 0 || look.isPlaceholderData}
            onClick={() => onCheck({ file, ...toRun(choice, map, manner) })}
          >
            {t('import.check')}
          </Button>
        </DialogActions>
      </div>
    </div>
  );
}
