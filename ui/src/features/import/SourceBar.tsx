/** How the file was read, each part to be chosen otherwise: encoding, delimiter, sheet, the row of the headings. */
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/locales/useFormat';
import type { Choice, Preview } from './calls';
import classes from './import.module.css';

const ENCODINGS = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift-jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
];
const DELIMITERS = ['comma', 'tab', 'semicolon', 'pipe'];
const QUOTES = ['double', 'single', 'none'];

interface Props {
  preview: Preview;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

export function SourceBar({ preview, choice, onChoice }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { source, header } = preview;
  const change = (part: Choice) => onChoice({ ...choice, ...part });
  const pick = (name: 'encoding' | 'delimiter' | 'quote', values: string[], value: string) => (
    <Select
      label={t(`import.source.${name}`)}
      size="xs"
      allowDeselect={false}
      data={(values.includes(value) ? values : [value, ...values]).map((each) => ({
        value: each,
        label: name === 'encoding' ? encodingName(each) : t(`import.source.${name}s.${each}`),
      }))}
      value={value}
      onChange={(next) => next && change({ [name]: next })}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form of its own
    <div className={classes.source} role="group" aria-label={t('import.source.title')}>
      {source.format !== 'workbook' && pick('encoding', ENCODINGS, source.encoding)}
      {source.format === 'text' && pick('delimiter', DELIMITERS, source.delimiter)}
      {source.format === 'text' && pick('quote', QUOTES, source.quote)}
      {source.format === 'workbook' && (
        <Select
          label={t('import.source.sheet')}
          size="xs"
          allowDeselect={false}
          data={source.sheets.map((sheet, at) => ({
            value: String(at),
            label: [
              sheet.name,
              typeof sheet.rows === 'number'
                ? t('import.source.sheetRows', { count: sheet.rows, n: format.count(sheet.rows) })
                : '',
              sheet.hidden ? t('import.source.hidden') : '',
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
          value={String(source.sheet)}
          // Another sheet has headings of its own.
          onChange={(next) => next !== null && onChoice({ sheet: Number(next) })}
        />
      )}
      {source.format !== 'cards' && (
        <Select
          label={t('import.source.header')}
          size="xs"
          allowDeselect={false}
          data={[
            { value: 'row', label: t('import.source.headerRow') },
            { value: 'none', label: t('import.source.headerNone') },
          ]}
          value={header === null ? 'none' : 'row'}
          onChange={(next) => change({ header: next === 'none' ? 'none' : { row: 1 } })}
        />
      )}
      {source.format !== 'cards' && header !== null && (
        <NumberInput
          label={t('import.source.rowNumber')}
          size="xs"
          w={76}
          min={1}
          max={1000}
          allowDecimal={false}
          key={header}
          defaultValue={header}
          onBlur={(event) => {
            const row = Number(event.currentTarget.value);
            if (row >= 1 && row !== header) change({ header: { row } });
          }}
        />
      )}
    </div>
  );
}

function encodingName(code: string): string {
  const names: Record<string, string> = { gb18030: 'GB 18030 / GBK', big5: 'Big5', 'shift-jis': 'Shift JIS' };
  return names[code] ?? code.toUpperCase();
}
