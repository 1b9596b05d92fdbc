/** How the file was read, each part to be chosen otherwise: encoding, delimiter, quotes, the row of the headings. */
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
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
      {pick('encoding', ENCODINGS, source.encoding)}
      {pick('delimiter', DELIMITERS, source.delimiter)}
      {pick('quote', QUOTES, source.quote)}
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
      {header !== null && (
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
