/** A report: its picture, and beside it the table that says the same and leads to the records behind each figure. */
import { IconChartBarOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '~/components/chart/Chart';
import type { ChartData } from '~/components/chart/option';
import { Empty } from '~/components/States';
import { type Behind, BehindLink, behindAddress } from './behind';
import classes from './insight.module.css';

export interface Column<R> {
  key: string;
  label: string;
  numeric?: boolean;
  /** Sentences, on as many lines as they need. */
  long?: boolean;
  cell: (row: R) => ReactNode;
}

interface Props<R> {
  title: string;
  /** Said under the title: the filters in words, so that a print says what it is of. */
  text: string;
  chart: ChartData | null;
  short: (value: number) => string;
  full: (value: number) => string;
  /** The first one says what a row is of, and leads to what is behind it. */
  columns: Column<R>[];
  rows: R[];
  keyOf: (row: R) => string;
  behind: (row: R) => Behind | null;
  /** What each bar leads to, where bars are not the rows. */
  bars?: Behind[];
  /** What the table ends with: one cell a column. */
  foot?: ReactNode[] | null;
  tools?: ReactNode;
  waiting?: boolean;
  /** The table has too many columns to stand beside the picture. */
  wide?: boolean;
}

export function ReportView<R>(props: Props<R>) {
  const { title, text, chart, short, full, columns, rows, keyOf, behind, bars, foot, tools, waiting, wide } =
    props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (rows.length === 0) {
    return (
      <Empty
        icon={<IconChartBarOff size={22} stroke={1.6} />}
        title={t('insight.nothing')}
        text={t('insight.nothingText')}
      />
    );
  }
  return (
    <div className={classes.report} data-wide={wide || undefined} aria-busy={waiting || undefined}>
      {chart && (
        <section className={classes.card} aria-label={t('insight.chartOf', { title })}>
          <header>
            <div>
              <h2>{title}</h2>
              <p>{text}</p>
            </div>
            {tools && <div data-noprint>{tools}</div>}
          </header>
          <Chart
            label={t('insight.chartSaid', { title })}
            data={chart}
            short={short}
            full={full}
            onPick={(index) => {
              const row = rows[index];
              const at = bars ? bars[index] : row && behind(row);
              if (at) void navigate(behindAddress(at));
            }}
          />
        </section>
      )}
      <section
        className={classes.table}
        aria-label={t('insight.tableOf', { title })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              {columns.map(({ key, label, numeric }) => (
                <th key={key} scope="col" data-numeric={numeric || undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ key, numeric, long, cell }, index) => (
                  <td key={key} data-numeric={numeric || undefined} data-long={long || undefined}>
                    {index === 0 ? <BehindLink of={behind(row)}>{cell(row)}</BehindLink> : cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {foot && (
            <tfoot>
              <tr>
                {foot.map((cell, index) => (
                  <td key={columns[index]?.key} data-numeric={columns[index]?.numeric || undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </div>
  );
}
