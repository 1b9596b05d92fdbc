/** The options of a field that picks: names in both languages, order, offered or not. */
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff, IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '~/api/types';
import { SortableList } from '~/components/SortableList';
import { pressed } from '~/keyboard/ime';
import type { CustomField } from './CustomFields';
import classes from './customfield.module.css';

type Option = CustomField['options'][number];
export interface OptionDraft {
  id: string;
  /** Of one that stands; a new one is called by its label. */
  value?: string;
  zh: string;
  en: string;
  active: boolean;
}

let made = 0;
export function newOption(option?: Option): OptionDraft {
  const id = `option-${++made}`;
  return option
    ? { id, value: option.value, zh: option.label_zh, en: option.label_en, active: option.active }
    : { id, zh: '', en: '', active: true };
}

type Given = NonNullable<Input<'field.add'>['options']>;

/** What is sent: rows that say something. */
export function toOptions(drafts: OptionDraft[]): Given {
  return drafts
    .filter((draft) => draft.zh.trim() || draft.en.trim())
    .map(({ value, zh, en, active }) => ({
      ...(value === undefined ? {} : { value }),
      label_zh: zh,
      label_en: en,
      active,
    }));
}

interface Props {
  options: OptionDraft[];
  onChange: (options: OptionDraft[]) => void;
  problem: (index: number, name: 'label_zh' | 'label_en' | 'value') => string | undefined;
}

export function OptionRows({ options, onChange, problem }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const set = (id: string, part: Partial<OptionDraft>) =>
    onChange(options.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const sent = options.filter((draft) => draft.zh.trim() || draft.en.trim());

  function add() {
    onChange([...options, newOption()]);
    requestAnimationFrame(() => {
      const inputs = box.current?.querySelectorAll<HTMLInputElement>('input[data-zh]');
      inputs?.[inputs.length - 1]?.focus();
    });
  }

  return (
    <div className={classes.options} ref={box}>
      <span className={classes.legend}>{t('customField.options')}</span>
      <SortableList
        items={options}
        nameOf={(option) => option.zh || option.en || t('customField.option')}
        label={t('customField.options')}
        onOrder={(ids) => {
          onChange(ids.flatMap((id) => options.find((option) => option.id === id) ?? []));
          return undefined;
        }}
      >
        {(option) => {
          const at = sent.indexOf(option);
          return (
            <div className={classes.option} data-off={!option.active || undefined}>
              <TextInput
                aria-label={t('dictionary.labelZh')}
                placeholder={t('dictionary.labelZh')}
                data-zh
                maxLength={60}
                value={option.zh}
                error={problem(at, 'label_zh') ?? problem(at, 'value')}
                onChange={(event) => set(option.id, { zh: event.currentTarget.value })}
                onKeyDown={(event) => {
                  // Enter goes on to the next option: a list is written without the mouse.
                  if (pressed(event, 'Enter') && !event.ctrlKey && !event.metaKey) {
                    event.preventDefault();
                    if (option.zh.trim()) add();
                  }
                }}
              />
              <TextInput
                aria-label={t('dictionary.labelEn')}
                placeholder={t('dictionary.labelEn')}
                maxLength={60}
                value={option.en}
                error={problem(at, 'label_en')}
                onChange={(event) => set(option.id, { en: event.currentTarget.value })}
              />
              {option.value === undefined ? (
                <ActionIcon
                  aria-label={t('customField.removeOption', { name: option.zh || option.en })}
                  disabled={options.length === 1}
                  onClick={() => onChange(options.filter((each) => each.id !== option.id))}
                >
                  <IconX size={15} stroke={1.6} />
                </ActionIcon>
              ) : (
                <Tooltip label={option.active ? t('dictionary.deactivate') : t('dictionary.activate')}>
                  <ActionIcon
                    aria-label={`${option.active ? t('dictionary.deactivate') : t('dictionary.activate')} ${option.zh}`}
                    aria-pressed={!option.active}
                    onClick={() => set(option.id, { active: !option.active })}
                  >
                    {option.active ? (
                      <IconEye size={15} stroke={1.6} />
                    ) : (
                      <IconEyeOff size={15} stroke={1.6} />
                    )}
                  </ActionIcon>
                </Tooltip>
              )}
            </div>
          );
        }}
      </SortableList>
      <Button variant="subtle" leftSection={<IconPlus size={15} stroke={1.8} />} onClick={add}>
        {t('customField.addOption')}
      </Button>
    </div>
  );
}
