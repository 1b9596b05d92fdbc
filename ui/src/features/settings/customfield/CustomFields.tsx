/** 自定义字段: what an office keeps of its records beyond what the program knows. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconForms, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Output } from '~/api/types';
import { useWriter } from '~/api/write';
import { SortableList } from '~/components/SortableList';
import { Empty, Refused, Waiting } from '~/components/States';
import { useFormat } from '~/locales/useFormat';
import classes from './customfield.module.css';
import { FieldDialog } from './FieldDialog';
import { FieldLine } from './FieldLine';

export type CustomField = Output<'field.list'>['fields'][number];
const ENTITIES = ['customer', 'contact', 'interaction'] as const;
export type FieldEntity = (typeof ENTITIES)[number];

export function CustomFields() {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const zh = format.language === 'zh-CN';
  const [entity, setEntity] = useState<FieldEntity>('customer');
  const [editing, setEditing] = useState<CustomField | 'new' | null>(null);
  const list = useQueryCall('field.list', { entity });
  const named = (field: CustomField) => (zh ? field.label_zh : field.label_en);
  const fields = list.data?.fields ?? [];
  const add = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={15} stroke={1.8} />}
      onClick={() => setEditing('new')}
    >
      {t('customField.new')}
    </Button>
  );

  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('customField.of')}
          value={entity}
          onChange={(next) => setEntity(next as FieldEntity)}
          data={ENTITIES.map((value) => ({ value, label: t(`customField.entity.${value}`) }))}
        />
        {fields.length > 0 && add}
      </div>
      {list.isPending ? (
        <Waiting />
      ) : list.isError ? (
        <Refused error={list.error} onRetry={() => void list.refetch()} />
      ) : fields.length === 0 ? (
        <section className={classes.card}>
          <Empty
            icon={<IconForms size={22} stroke={1.6} />}
            title={t('customField.empty', { entity: t(`customField.entity.${entity}`) })}
            text={t('customField.emptyText')}
          >
            {add}
          </Empty>
        </section>
      ) : (
        <section className={classes.card}>
          <div className={classes.columns} aria-hidden="true">
            <span />
            <span>{t('dictionary.labelZh')}</span>
            <span>{t('dictionary.labelEn')}</span>
            <span>{t('customField.kind')}</span>
            <span>{t('customField.used')}</span>
            <span />
          </div>
          <SortableList
            items={fields}
            nameOf={named}
            label={t('settings.tab.fields')}
            onOrder={(ids) =>
              writer
                .tryWrite('field.sort', { entity, ids }, { said: t('customField.did.sorted') })
                .then((kept) => kept !== undefined)
            }
          >
            {(field) => <FieldLine field={field} onEdit={() => setEditing(field)} />}
          </SortableList>
        </section>
      )}
      <p className={classes.note}>{t('customField.note')}</p>
      {editing && (
        <FieldDialog
          entity={entity}
          field={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
