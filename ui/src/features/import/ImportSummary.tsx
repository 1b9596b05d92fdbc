import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '~/api/types';
import { useFields } from '~/features/fields/useFields';
import { ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import classes from './import.module.css';

const ROW = 30;

/** What an import did, or would do, and each row it would not take. */
export function ImportSummary({ result, dry }: { result: ImportResult; dry: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fields = useFields();
  const scroller = useRef<HTMLDivElement>(null);
  const { problems } = result;
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const figures = [
    ['created', result.created],
    ['updated', result.updated],
    ['unchanged', result.unchanged],
    ['skipped', result.skipped],
    ['rejected', result.rejected],
  ] as const;
  return (
    <>
      <p className={classes.outcome}>{dry ? t('import.dryText') : t('import.doneText')}</p>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name} data-bad={(name === 'rejected' && value > 0) || undefined}>
            <dt>{t(`import.figure.${name}`)}</dt>
            <dd>{format.count(value)}</dd>
          </div>
        ))}
      </dl>
      {result.ignored_columns.length > 0 && (
        <p className={classes.ignored}>
          {t('import.ignored', { names: format.list(result.ignored_columns) })}
        </p>
      )}
      {problems.length > 0 && (
        <>
          <h3 className={classes.heading}>
            {t('import.rejectedTitle')}
            {result.problems_total > problems.length && (
              <small>{t('import.rejectedMore', { n: format.count(problems.length) })}</small>
            )}
          </h3>
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
                    <span>{line.column ? fields.label(line.column) : ''}</span>
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
