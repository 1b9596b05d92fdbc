/** Words that the list of a column has not, each to be taken for an item, added to the list or left out. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/components/Chip';
import { useCan } from '~/features/shell/session';
import type { Column, Word } from './calls';
import classes from './import.module.css';
import type { Parts } from './parts';

const SHOWN = 3;

interface Props {
  column: Column;
  parts: Parts;
  words: Record<string, Word>;
  onWord: (word: string, what: Word | null) => void;
}

export function Words({ column, parts, words, onWord }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const mayAdd = useCan('dictionary.update');
  const { unknown, target } = column;
  const { field, fields } = parts.of(target ?? '');
  const items = field ? fields.options(field).filter((option) => option.active) : [];
  const data = [
    {
      group: t('import.map.word.group'),
      items: [
        { value: '', label: t('import.map.word.all') },
        { value: 'leave', label: t('import.manner.unknowns.leave') },
        ...(mayAdd ? [{ value: 'create', label: t('import.manner.unknowns.create') }] : []),
      ],
    },
    {
      group: t('import.map.word.take'),
      items: items.map(({ value, label }) => ({ value: `take:${value}`, label })),
    },
  ];
  const shown = all ? unknown : unknown.slice(0, SHOWN);
  return (
    <div className={classes.words}>
      <Chip tone="warn">{t('import.map.unknown', { count: unknown.length })}</Chip>
      {shown.map((word) => (
        <p key={word}>
          <span title={word}>{word}</span>
          <Select
            aria-label={t('import.map.word.of', { word })}
            size="xs"
            data={data}
            value={toValue(words[word])}
            searchable
            allowDeselect={false}
            onChange={(value) => onWord(word, toWord(value ?? ''))}
          />
        </p>
      ))}
      {unknown.length > SHOWN && (
        <button type="button" className={classes.link} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('import.map.word.fewer') : t('import.map.word.more', { count: unknown.length - SHOWN })}
        </button>
      )}
    </div>
  );
}

/** The core names an item by its id. */
function toValue(word: Word | undefined): string {
  if (word === undefined) return '';
  return typeof word === 'string' ? word : `take:${word.take}`;
}

function toWord(value: string): Word | null {
  if (value === '') return null;
  return value === 'leave' || value === 'create' ? value : { take: value.slice('take:'.length) };
}
