import { ActionIcon, Menu } from '@mantine/core';
import { IconAsterisk, IconDots, IconEye, IconEyeOff, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Input } from '~/api/types';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { InlineText } from '~/components/InlineText';
import { useFormat } from '~/locales/useFormat';
import { sayRefusal } from '../refusal';
import type { CustomField } from './CustomFields';
import classes from './customfield.module.css';
import { KIND_ICON } from './kinds';

/** One field: its names, what it holds, how many records have it. */
export function FieldLine({ field, onEdit }: { field: CustomField; onEdit: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const name = format.language === 'zh-CN' ? field.label_zh : field.label_en;
  const Icon = KIND_ICON[field.kind];
  const change = (set: Input<'field.update'>['set'], said: string) =>
    void writer.write('field.update', { id: field.id, rev: field.rev, set }, { said }).catch(sayRefusal);
  const rename = (set: { label_zh: string } | { label_en: string }) =>
    change(set, t('dictionary.did.renamed', { name: Object.values(set)[0] }));

  return (
    <div className={classes.field} data-off={!field.active || undefined}>
      <InlineText
        value={field.label_zh}
        label={t('dictionary.labelZh')}
        weight="strong"
        onSave={(label_zh) => rename({ label_zh })}
      />
      <InlineText
        value={field.label_en}
        label={t('dictionary.labelEn')}
        onSave={(label_en) => rename({ label_en })}
      />
      <span className={classes.kind} title={`custom.${field.code}`}>
        <Icon size={15} stroke={1.6} aria-hidden="true" />
        <span>{t(`customField.kinds.${field.kind}`)}</span>
        {field.required && field.active && <Chip tone="accent">{t('customField.required')}</Chip>}
        {!field.active && <Chip>{t('settings.inactive')}</Chip>}
      </span>
      <span className={classes.used}>
        {field.used === null ? t('customField.usedUnknown') : format.count(field.used)}
      </span>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('dictionary.menu', { name })}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} stroke={1.6} />} onClick={onEdit}>
            {t('customField.edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconAsterisk size={15} stroke={1.6} />}
            onClick={() =>
              change(
                { required: !field.required },
                t(field.required ? 'customField.did.optional' : 'customField.did.required', { name }),
              )
            }
          >
            {field.required ? t('customField.makeOptional') : t('customField.makeRequired')}
          </Menu.Item>
          <Menu.Item
            leftSection={
              field.active ? <IconEyeOff size={15} stroke={1.6} /> : <IconEye size={15} stroke={1.6} />
            }
            onClick={() =>
              change(
                { active: !field.active },
                t(field.active ? 'dictionary.did.deactivated' : 'dictionary.did.activated', { name }),
              )
            }
          >
            {field.active ? t('dictionary.deactivate') : t('dictionary.activate')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
