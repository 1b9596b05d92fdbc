/** The document as it is read and printed: who says what of which days, and a picture and a table for each report. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '~/components/chart/Chart';
import { useFormat } from '~/locales/useFormat';
import classes from './briefing.module.css';
import { type Contents, chartOf, type Figure, keyOf, type Section } from './parts';

interface Props {
  title: string;
  contents: Contents;
  author: string;
  /** Null: a draft. */
  sentAt: string | null;
  recipients: string[];
  comment: string | null;
  sections: Section[];
}

export function Paper({ title, contents, author, sentAt, recipients, comment, sections }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <article className={classes.paper} aria-label={title}>
      <header>
        <h2>{title || t('briefing.title')}</h2>
        <dl>
          <Said term={t('briefing.period')}>
            {t('briefing.for', { from: format.date(contents.from), to: format.date(contents.to) })}
          </Said>
          <Said term={t(sentAt ? 'briefing.author' : 'briefing.author_draft')}>{author}</Said>
          <Said term={t('briefing.sent')}>{sentAt ? format.instant(sentAt) : t('briefing.draft')}</Said>
          <Said term={t('briefing.to')}>
            {recipients.length > 0 ? format.list(recipients) : t('briefing.nobody')}
          </Said>
        </dl>
        {comment && <p className={classes.comment}>{comment}</p>}
      </header>
      {sections.map((section) => (
        <Part key={keyOf(section.part)} section={section} sent={sentAt !== null} />
      ))}
    </article>
  );
}

function Said({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Lines of a table that are shown before one asks for all. */
const FIRST = 20;

function Part({ section, sent }: { section: Section; sent: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { part, columns, rows, total, beyond } = section;
  const say = (figure: Figure): string => {
    if (figure.text) return format.language === 'en' ? figure.text.en : figure.text.zh;
    if (figure.number) return format.digits(figure.number);
    return figure.day ? format.date(figure.day) : '–';
  };
  const label = (column: Section['columns'][number]) =>
    format.language === 'en' ? column.label.en : column.label.zh;
  // biome-ignore lint/correctness/useExhaustiveDependencies: both follow from the format
  const chart = useMemo(() => chartOf(section, say, label), [section, format]);
  const report = t(`insight.report.${part.report}`);
  const by = part.by ? t(`insight.bys.${part.by}`, { defaultValue: part.by }) : '';
  const name = by
    ? t('briefing.sectionBy', { report, by: format.language === 'en' ? by.toLowerCase() : by })
    : report;
  const shown = all ? rows : rows.slice(0, FIRST);
  const numeric = columns.map((_, at) => rows.some((row) => row[at]?.number !== undefined));
  return (
    <section className={classes.part}>
      <h3>
        {name}
        {part.report === 'composition' && <small>{t(sent ? 'briefing.asOf' : 'briefing.asOfNow')}</small>}
      </h3>
      {rows.length === 0 ? (
        <p className={classes.none}>{t('briefing.none')}</p>
      ) : (
        <>
          {chart && (
            <Chart
              label={t('insight.chartSaid', { title: name })}
              data={chart}
              short={format.compact}
              full={format.decimal}
            />
          )}
          <section
            className={classes.scroll}
            aria-label={t('insight.tableOf', { title: name })}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            tabIndex={0}
          >
            <table>
              <thead>
                <tr>
                  {columns.map((column, at) => (
                    <th key={column.key} scope="col" data-numeric={numeric[at] || undefined}>
                      {label(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row, line) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a kept line has nothing else to be told by, and never moves
                  <tr key={line}>
                    {columns.map((column, at) => (
                      <td key={column.key} data-numeric={numeric[at] || undefined}>
                        {say(row[at] ?? {})}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              {total && (
                <tfoot>
                  <tr>
                    {columns.map((column, at) => (
                      <td key={column.key} data-numeric={numeric[at] || undefined}>
                        {say(total[at] ?? {}) === '–' ? '' : say(total[at] ?? {})}
                      </td>
                    ))}
                  </tr>
                </tfoot>
              )}
            </table>
          </section>
          {(rows.length > shown.length || beyond > 0) && (
            <p className={classes.rest}>
              {rows.length > shown.length && (
                <>
                  {t('briefing.shown', { n: format.count(rows.length), shown: format.count(shown.length) })}
                  <Button data-noprint size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
                    {t('briefing.all', { n: format.count(rows.length) })}
                  </Button>
                </>
              )}
              {beyond > 0 && <span>{t('briefing.beyond', { n: format.count(beyond) })}</span>}
            </p>
          )}
        </>
      )}
    </section>
  );
}
