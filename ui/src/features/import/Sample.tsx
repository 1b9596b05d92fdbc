/** The first rows as they will be kept. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '~/features/fields/FieldValue';
import type { Fields } from '~/features/fields/useFields';
import { ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import type { Preview, SampleRow } from './calls';
import classes from './import.module.css';
import { filled } from './plan';

export function Sample({ preview, fields }: { preview: Preview; fields: Fields }) {
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
              <th key={name}>{fields.label(name)}</th>
            ))}
            {tagged && <th>{t('record.tags')}</th>}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.number} data-bad={row.problems.length > 0 || undefined}>
              <td>
                {format.count(row.number)}
                {row.problems.length > 0 && <Why row={row} fields={fields} />}
              </td>
              {names.map((name) => {
                const field = fields.byName.get(name);
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

function Why({ row, fields }: { row: SampleRow; fields: Fields }) {
  const text = row.problems
    .map(({ column, reason }) =>
      [column ? fields.label(column) : '', ruleText(reason)].filter(Boolean).join(': '),
    )
    .join('\n');
  return <IconAlertTriangle size={14} role="img" aria-label={text} className={classes.why} />;
}
