/** Of a stage: how likely a win is, and after how many days of rest what stands in it is stale. */
import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '~/api/types';
import { pressedEnter } from '~/keyboard/ime';
import type { Item } from './Dictionary';

type Patch = Input<'dictionary.update'>['set'];

interface Props {
  item: Item;
  name: string;
  onChange: (set: Patch, said: string) => void;
}

export function StageFigures({ item, name, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Figure
        label={t('dictionary.successRateOf', { name })}
        value={item.success_rate}
        max={100}
        suffix="%"
        onSave={(success_rate) => onChange({ success_rate }, t('dictionary.did.rated', { name }))}
      />
      <Figure
        label={t('dictionary.staleDaysOf', { name })}
        value={item.stale_days}
        max={3650}
        suffix={` ${t('dictionary.days')}`}
        onSave={(stale_days) => onChange({ stale_days }, t('dictionary.did.timed', { name }))}
      />
    </>
  );
}

interface FigureProps {
  label: string;
  value: number | null;
  max: number;
  suffix: string;
  onSave: (value: number) => void;
}

function Figure({ label, value, max, suffix, onSave }: FigureProps) {
  const [draft, setDraft] = useState<number | ''>(value ?? '');
  useEffect(() => setDraft(value ?? ''), [value]);
  const save = () => {
    if (draft === '') setDraft(value ?? '');
    else if (draft !== value) onSave(draft);
  };
  return (
    <NumberInput
      aria-label={label}
      value={draft}
      min={0}
      max={max}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      hideControls
      suffix={suffix}
      onChange={(next) => setDraft(typeof next === 'number' ? next : '')}
      onBlur={save}
      onKeyDown={(event) => {
        if (pressedEnter(event)) event.currentTarget.blur();
      }}
    />
  );
}
