/** Each column of the file beside what it is kept as; what is not clear is asked where it stands. */
import { SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/components/Chip';
import type { Fields } from '~/features/fields/useFields';
import { useFormat } from '~/locales/useFormat';
import type { Column, DateOrder, MapEntry, Preview } from './calls';
import classes from './import.module.css';
import { datesOf, retarget, withDates } from './plan';

const SHOWN = 4;

interface Props {
  preview: Preview;
  fields: Fields;
  map: MapEntry[];
  onMap: (map: MapEntry[]) => void;
}

export function Mapping({ preview, fields, map, onMap }: Props) {
  const { t, i18n } = useTranslation();
  const { columns, targets } = preview;
  const options = useMemo(() => {
    const groups = new Map<string, { value: string; label: string }[]>();
    for (const { target, label, group } of targets) {
      const listed = groups.get(group) ?? [];
      groups.set(group, [...listed, { value: target, label: fields.zh ? label.zh : label.en }]);
    }
    return [...groups].map(([group, items]) => {
      const own = `import.map.group.${group}`;
      return { group: i18n.exists(own) ? t(own) : fields.groupLabel(group), items };
    });
  }, [targets, fields, i18n, t]);
  return (
    <section
      className={classes.mapping}
      aria-label={t('import.map.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th>{t('import.map.column')}</th>
            <th>{t('import.map.samples')}</th>
            <th>{t('import.map.target')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name} data-off={column.target === null || undefined}>
              <td>
                <b>{column.name}</b>
              </td>
              <td className={classes.samples}>{column.samples.join(' · ')}</td>
              <td>
                <Select
                  aria-label={t('import.map.of', { column: column.name })}
                  size="xs"
                  data={options}
                  value={column.target}
                  searchable
                  clearable
                  allowDeselect={false}
                  placeholder={t('import.map.out')}
                  nothingFoundMessage={t('field.noOption')}
                  onChange={(target) => onMap(retarget(map, column.name, target))}
                />
                <Doubts
                  column={column}
                  dates={datesOf(map, column)}
                  onDates={(dates) => onMap(withDates(map, column, dates))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DoubtsProps {
  column: Column;
  dates: DateOrder | null;
  onDates: (dates: DateOrder) => void;
}

/** Values that no list has, and dates that may mean two days. */
function Doubts({ column, dates, onDates }: DoubtsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { unknown } = column;
  const dated = column.dates_open || column.dates !== null;
  if (unknown.length === 0 && !dated) return null;
  const named = unknown.slice(0, SHOWN);
  return (
    <div className={classes.doubts}>
      {unknown.length > 0 && (
        <p>
          <Chip tone="warn">{t('import.map.unknown', { count: unknown.length })}</Chip>
          <span title={unknown.join('\n')}>
            {format.list(named)}
            {unknown.length > named.length && '…'}
          </span>
        </p>
      )}
      {dated && (
        <p>
          {dates === null && <Chip tone="bad">{t('import.map.whichFirst')}</Chip>}
          <SegmentedControl
            size="xs"
            aria-label={t('import.map.dates', { column: column.name })}
            value={dates ?? ''}
            onChange={(next) => onDates(next as DateOrder)}
            data={[
              { value: 'dmy', label: t('import.map.dmy') },
              { value: 'mdy', label: t('import.map.mdy') },
            ]}
          />
        </p>
      )}
    </div>
  );
}
