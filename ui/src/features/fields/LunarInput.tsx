import { Checkbox, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '~/api/types';
import { lunarDay, lunarMonth } from '~/locales/format';
import { usePreferences } from '~/theme/preferences';
import classes from './fields.module.css';
import { daysOf, type LunarDate, readLunar } from './lunar';

interface Props {
  value: Json | undefined;
  onChange: (value: Json) => void;
  label: string;
}

/** 公历 or 农历, month, day, and the year when it is known. */
export function LunarInput({ value, onChange, label }: Props) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const date = readLunar(value);
  const calendar = date?.calendar ?? 'solar';
  const lunarWords = calendar === 'lunar' && language === 'zh-CN';

  function set(patch: Partial<LunarDate>) {
    const next: LunarDate = { calendar: 'solar', month: 1, day: 1, ...date, ...patch };
    next.day = Math.min(next.day, daysOf(next.calendar, next.month, next.year));
    onChange({
      calendar: next.calendar,
      month: next.month,
      day: next.day,
      ...(next.year ? { year: next.year } : {}),
      ...(next.calendar === 'lunar' && next.leap ? { leap: true } : {}),
    });
  }

  return (
    <fieldset className={classes.lunar}>
      <legend className="visually-hidden">{label}</legend>
      <SegmentedControl
        aria-label={t('lunar.calendar')}
        value={calendar}
        onChange={(next) => set({ calendar: next as LunarDate['calendar'] })}
        data={[
          { value: 'solar', label: t('lunar.solar') },
          { value: 'lunar', label: t('lunar.lunar') },
        ]}
      />
      <Select
        aria-label={t('lunar.month')}
        placeholder={t('lunar.month')}
        value={date ? String(date.month) : null}
        onChange={(next) => (next ? set({ month: Number(next) }) : onChange(null))}
        clearable
        data={Array.from({ length: 12 }, (_, i) => ({
          value: String(i + 1),
          label: lunarWords ? lunarMonth(i + 1) : t('lunar.monthN', { n: i + 1 }),
        }))}
      />
      <Select
        aria-label={t('lunar.day')}
        placeholder={t('lunar.day')}
        value={date ? String(date.day) : null}
        onChange={(next) => next && set({ day: Number(next) })}
        data={Array.from({ length: daysOf(calendar, date?.month ?? 1, date?.year) }, (_, i) => ({
          value: String(i + 1),
          label: lunarWords ? lunarDay(i + 1) : t('lunar.dayN', { n: i + 1 }),
        }))}
      />
      <NumberInput
        aria-label={t('lunar.year')}
        placeholder={t('lunar.yearOptional')}
        value={date?.year ?? ''}
        onChange={(next) => set({ year: typeof next === 'number' ? next : null })}
        min={1900}
        max={new Date().getFullYear()}
        clampBehavior="none"
        hideControls
        allowDecimal={false}
      />
      {calendar === 'lunar' && (
        <Checkbox
          label={t('lunar.leap')}
          checked={date?.leap ?? false}
          onChange={(event) => set({ leap: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  );
}
