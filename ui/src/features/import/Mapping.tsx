/** Each column of the file beside what it is kept as; what is not clear is asked where it stands. */
import { SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/components/Chip';
import type { Column, DateOrder, MapEntry, Preview } from './calls';
import classes from './import.module.css';
import type { Parts } from './parts';
import { datesOf, retarget, withDates, withWord, wordsOf } from './plan';
import { Words } from './Words';

interface Props {
  preview: Preview;
  parts: Parts;
  map: MapEntry[];
  onMap: (map: MapEntry[]) => void;
}

export function Mapping({ preview, parts, map, onMap }: Props) {
  const { t, i18n } = useTranslation();
  const { columns, targets } = preview;
  const options = useMemo(() => {
    const groups = new Map<string, { value: string; label: string }[]>();
    for (const { target, label, group } of targets) {
      const listed = groups.get(group) ?? [];
      groups.set(group, [...listed, { value: target, label: parts.own.zh ? label.zh : label.en }]);
    }
    return [...groups].map(([group, items]) => {
      const own = `import.map.group.${group}`;
      return { group: i18n.exists(own) ? t(own) : parts.own.groupLabel(group), items };
    });
  }, [targets, parts, i18n, t]);
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
                  onApart={(target) => onMap(retarget(map, column.name, target))}
                />
                {column.unknown.length > 0 && (
                  <Words
                    column={column}
                    parts={parts}
                    words={wordsOf(map, column)}
                    onWord={(word, what) => onMap(withWord(map, column, word, what))}
                  />
                )}
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
  onApart: (target: string) => void;
}

/** Dates that may mean two days, and texts that say more than one thing. */
function Doubts({ column, dates, onDates, onApart }: DoubtsProps) {
  const { t } = useTranslation();
  const { apart } = column;
  const dated = column.dates_open || column.dates !== null;
  if (!apart && !dated) return null;
  return (
    <div className={classes.doubts}>
      {apart && (
        <p>
          <button type="button" className={classes.link} onClick={() => onApart(apart)}>
            {t(`import.map.apart.${apart.replace(':', '_')}`)}
          </button>
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
