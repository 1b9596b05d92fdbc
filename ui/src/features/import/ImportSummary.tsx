/** What an import did, or would do: how many, why some not, and each row and value it would not take. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '~/api/types';
import { ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import classes from './import.module.css';
import { noteText } from './words';

const ROW = 30;
const FIGURES = ['created', 'updated', 'unchanged', 'skipped', 'rejected'] as const;

export function ImportSummary({ result, dry }: { result: ImportResult; dry: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const { problems, reasons, notes } = result;
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  // Rows are counted above; where they are not the records, those are counted too.
  const kinds = (['customer', 'contact', 'interaction'] as const).map((kind) => ({
    kind,
    ...result[`${kind}s`],
  }));
  const touched = kinds.filter(({ created, updated }) => created + updated > 0);
  const records = touched.reduce((sum, { created, updated }) => sum + created + updated, 0);
  const plain = touched.length < 2 && records === result.created + result.updated;
  const made = plain
    ? []
    : touched.flatMap(({ kind, created, updated }) =>
        [['made', created] as const, ['changed', updated] as const].flatMap(([what, count]) =>
          count > 0
            ? [t(`import.${what}`, { what: t(`entity.${kind}.count`, { count, n: format.count(count) }) })]
            : [],
        ),
      );
  const remarks = notes.flatMap((note) => noteText(note) ?? []);
  return (
    <>
      <p className={classes.outcome}>{dry ? t('import.dryText') : t('import.doneText')}</p>
      <dl className={classes.figures}>
        {FIGURES.map((name) => (
          <div key={name} data-bad={(name === 'rejected' && result[name] > 0) || undefined}>
            <dt>{t(`import.figure.${name}`)}</dt>
            <dd>{format.count(result[name])}</dd>
          </div>
        ))}
      </dl>
      {made.length > 0 && <p className={classes.ignored}>{made.join(' · ')}</p>}
      {result.ignored_columns.length > 0 && (
        <p className={classes.ignored}>
          {t('import.ignored', { names: format.list(result.ignored_columns) })}
        </p>
      )}
      {remarks.length > 0 && <p className={classes.ignored}>{remarks.join(' · ')}</p>}
      {problems.length > 0 && (
        <>
          <h3 className={classes.heading}>
            {t('import.rejectedTitle')}
            {result.problems_total > problems.length && (
              <small>{t('import.rejectedMore', { n: format.count(problems.length) })}</small>
            )}
          </h3>
          {reasons.length > 0 && (
            <ul className={classes.reasons}>
              {reasons.map(({ reason, count }) => (
                <li key={reason}>
                  {ruleText(reason)} <b>{format.count(count)}</b>
                </li>
              ))}
            </ul>
          )}
          <section
            ref={scroller}
            className={classes.rejected}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            tabIndex={0}
            aria-label={t('import.rejectedTitle')}
          >
            <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
              {virtual.getVirtualItems().map((item) => {
                const line = problems[item.index];
                return line ? (
                  <div
                    key={item.key}
                    className={classes.reject}
                    style={{ height: ROW, transform: `translateY(${item.start}px)` }}
                  >
                    <span>{t('import.row', { n: format.count(line.row) })}</span>
                    <span>{line.column ?? ''}</span>
                    <span>{ruleText(line.reason)}</span>
                  </div>
                ) : null;
              })}
            </div>
          </section>
        </>
      )}
    </>
  );
}
