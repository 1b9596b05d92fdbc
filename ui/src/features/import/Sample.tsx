/** The first rows as they will be kept. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '~/features/fields/FieldValue';
import { ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import type { Preview, SampleRow } from './calls';
import classes from './import.module.css';
import type { Parts } from './parts';
import { filled } from './plan';

export function Sample({ preview, parts }: { preview: Preview; parts: Parts }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = filled(preview);
  const tagged = preview.rows.some((row) => row.tags.length > 0);
  return (
    <section
      className={classes.sample}
      aria-label={t('import.sample')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th>{t('import.rowHead')}</th>
            {names.map((name) => (
              <th key={name}>{parts.of(name).label}</th>
            ))}
            {tagged && <th>{t('record.tags')}</th>}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.number} data-bad={row.problems.length > 0 || undefined}>
              <td>
                {format.count(row.number)}
                {row.problems.length > 0 && <Why row={row} />}
              </td>
              {names.map((name) => {
                const { field, fields } = parts.of(name);
                const value = row.values[name];
                return (
                  <td key={name}>
                    {field ? (
                      <FieldValue field={field} value={value} fields={fields} as="cell" />
                    ) : (
                      String(value ?? '')
                    )}
                  </td>
                );
              })}
              {tagged && <td>{format.list(row.tags)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Why({ row }: { row: SampleRow }) {
  const text = row.problems
    .map(({ column, reason }) => [column ?? '', ruleText(reason)].filter(Boolean).join(': '))
    .join('\n');
  return <IconAlertTriangle size={14} role="img" aria-label={text} className={classes.why} />;
}
