/**
 * A list, or the rows picked in it, as a file: format, columns, language, then progress, then where it is kept. What the
 * person may not see is in no file; the core leaves it out.
 */
import { Button, Radio, SegmentedControl } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { FiledEntity, Filter, Input, Sort } from '~/api/types';
import { sayProblem } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Problem } from '~/components/States';
import { problemText } from '~/features/import/ImportDialog';
import { useJob } from '~/features/import/job';
import { Running } from '~/features/import/Running';
import { useFormat } from '~/locales/useFormat';
import { transport } from '~/transport';
import classes from './export.module.css';

type Wanted = Input<'customer.export'>;
type Format = NonNullable<Wanted['format']>;
type Language = NonNullable<Wanted['language']>;

/** What the list shows, or what is picked in it. */
export interface ExportOf {
  entity: FiledEntity;
  /** How many records it is, where the list knows. */
  count: number | null;
  filter: Filter[];
  sort: Sort | null;
  columns: string[];
  ids: string[] | null;
}

const FORMATS: Record<FiledEntity, Format[]> = {
  customer: ['xlsx', 'csv', 'vcf'],
  contact: ['xlsx', 'csv', 'vcf'],
  interaction: ['xlsx', 'csv'],
  product: ['xlsx', 'csv'],
  sales_order: ['xlsx', 'csv'],
  stock: ['xlsx', 'csv'],
  opportunity: ['xlsx', 'csv'],
  service: ['xlsx', 'csv'],
};

export function ExportDialog({ of, onClose }: { of: ExportOf; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entity } = of;
  const [as, setAs] = useState<Format>('xlsx');
  const [columns, setColumns] = useState<'shown' | 'all'>('shown');
  const [language, setLanguage] = useState<Language>(format.language === 'en' ? 'en' : 'zh');
  const [job, setJob] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const label = { columns: useId(), language: useId() };
  const state = useJob<'customer.export'>(job);
  const { result } = state;
  const error = failed ?? state.error;
  const running = job !== null && result === null && error === null;
  const count = of.ids?.length ?? of.count;

  async function start() {
    setFailed(null);
    const rows = of.ids ? { ids: of.ids } : { filter: of.filter, ...(of.sort ? { sort: of.sort } : {}) };
    const wanted = { ...rows, format: as, language };
    try {
      const named = columns === 'shown' && as !== 'vcf' ? { columns: of.columns } : {};
      setJob((await ask(`${entity}.export`, { ...wanted, ...named })).job);
    } catch (problem) {
      setFailed(problem);
    }
  }

  // The file is there: where to keep it is asked at once, and again where the person changed his mind.
  const asked = useRef<string | null>(null);
  const [kept, setKept] = useState(false);
  const keep = async (file: string, name: string) => {
    try {
      if (await transport.saveFile(file, name)) setKept(true);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each file
  useEffect(() => {
    if (!result || asked.current === result.file) return;
    asked.current = result.file;
    void keep(result.file, result.name);
  }, [result]);

  return (
    <Dialog
      opened
      onClose={running ? () => undefined : onClose}
      withCloseButton={!running}
      title={t(`entity.${entity}.export`)}
      size={560}
      closeOnClickOutside={false}
    >
      {job === null && error === null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void start();
          }}
        >
          <p className={classes.what}>
            {of.ids ? t('export.picked') : t('export.list')}{' '}
            {count !== null && <b>{t(`entity.${entity}.count`, { count, n: format.count(count) })}</b>}
          </p>
          <Radio.Group
            label={t('export.format')}
            value={as}
            onChange={(next) => setAs(next as Format)}
            classNames={{ label: classes.label ?? '' }}
          >
            <div className={classes.formats}>
              {FORMATS[entity].map((each) => (
                <Radio.Card key={each} value={each} className={classes.format ?? ''}>
                  <Radio.Indicator size="xs" />
                  <b>{t(`export.formats.${each}.name`)}</b>
                  <code>.{each}</code>
                  <small>
                    {t(each === 'vcf' ? `export.formats.vcf.${entity}` : `export.formats.${each}.text`)}
                  </small>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
          <div className={classes.choices}>
            {as !== 'vcf' && (
              <div className={classes.choice}>
                <span id={label.columns} className={classes.label}>
                  {t('export.columns')}
                </span>
                <SegmentedControl
                  aria-labelledby={label.columns}
                  value={columns}
                  onChange={(next) => setColumns(next as typeof columns)}
                  data={[
                    { value: 'shown', label: t('export.columnsShown', { n: of.columns.length }) },
                    { value: 'all', label: t('export.columnsAll') },
                  ]}
                />
              </div>
            )}
            <div className={classes.choice}>
              <span id={label.language} className={classes.label}>
                {t('export.language')}
              </span>
              <SegmentedControl
                aria-labelledby={label.language}
                value={language}
                onChange={(next) => setLanguage(next as Language)}
                data={[
                  { value: 'zh', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
              />
            </div>
          </div>
          <p className={classes.note}>{t('export.note')}</p>
          <DialogActions>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" variant="filled" disabled={count === 0} data-autofocus>
              {t('export.run')}
            </Button>
          </DialogActions>
        </form>
      )}
      {running && <Running said={t('export.running')} job={job} state={state} />}
      {error !== null && (
        <>
          <Problem>{problemText(error)}</Problem>
          <DialogActions>
            <Button onClick={onClose}>{t('action.close')}</Button>
            <Button
              variant="filled"
              onClick={() => {
                setJob(null);
                setFailed(null);
              }}
            >
              {t('action.back')}
            </Button>
          </DialogActions>
        </>
      )}
      {result && (
        <>
          <p className={classes.done} role="status">
            <b>{t(`entity.${entity}.exported`, { count: result.rows, n: format.count(result.rows) })}</b>
            {result.left_out > 0 &&
              ` ${t('export.leftOut', { count: result.left_out, n: format.count(result.left_out) })}`}{' '}
            {kept ? t('export.kept') : t('export.notKept')}
          </p>
          <DialogActions>
            <Button variant={kept ? 'default' : 'filled'} onClick={() => void keep(result.file, result.name)}>
              {kept ? t('export.keepAgain') : t('action.saveFile')}
            </Button>
            <Button variant={kept ? 'filled' : 'default'} onClick={onClose} autoFocus>
              {t('action.done')}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
