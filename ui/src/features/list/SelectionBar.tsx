/** What can be done with the ticked rows, each in one step that can be undone. */
import { Button, Checkbox, Popover, Select, TagsInput } from '@mantine/core';
import { IconEdit, IconTag, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Json } from '~/api/types';
import { useWriter } from '~/api/write';
import { ExportButton } from '~/features/export/ExportButton';
import { FieldInput } from '~/features/fields/FieldInput';
import type { Fields } from '~/features/fields/useFields';
import { ConfirmDelete } from '~/features/record/ConfirmDelete';
import { isEntity } from '~/features/record/RecordLink';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import type { Selection } from './Grid';
import classes from './list.module.css';
import type { ListKind } from './listKind';

interface Props {
  kind: Pick<ListKind, 'entity' | 'single' | 'asksToDelete' | 'Selected' | 'fixed'>;
  selection: Selection;
  fields: Fields;
  /** Names of the columns that are shown. */
  columns: string[];
}

export function SelectionBar({ kind, selection, fields, columns }: Props) {
  const { entity } = kind;
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  // What comes from files alone is only looked at and taken out.
  const record = isEntity(entity) && !kind.fixed ? entity : null;
  // Orders are changed one by one.
  const many = record === 'sales_order' ? null : record;
  const mayUpdate = useCan(`${entity}.update`) && many !== null;
  const mayBin = useCan(`${entity}.delete`) && record !== null;
  const [open, setOpen] = useState<'change' | 'tag' | 'delete' | null>(null);
  const ids = [...selection.ids];
  const count = ids.length;

  async function bin() {
    if (!record) return;
    const done = await writer.tryWrite(
      `${record}.bin`,
      { ids },
      {
        said: (answer) =>
          kind.asksToDelete
            ? t('delete.done')
            : t(`entity.${entity}.binnedMany`, { count: answer.count, n: format.count(answer.count) }),
      },
    );
    if (done) selection.clear();
  }

  return (
    <section className={classes.selection} aria-label={t(`entity.${entity}.selection`)}>
      <b>{t('list.selected', { count, n: format.count(count) })}</b>
      {mayUpdate && (
        <Popover
          opened={open === 'change'}
          onChange={(next) => setOpen(next ? 'change' : null)}
          position="top"
          trapFocus
        >
          <Popover.Target>
            <Button
              leftSection={<IconEdit size={15} stroke={1.7} />}
              onClick={() => setOpen(open === 'change' ? null : 'change')}
            >
              {t('bulk.change')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p={12} w={300}>
            <BulkChange
              kind={kind}
              fields={fields}
              count={count}
              onApply={async (name, value) => {
                setOpen(null);
                if (!many) return;
                const done = await writer.tryWrite(
                  `${many}.bulk`,
                  { ids, set: { [name]: value } },
                  {
                    said: ({ changed }) =>
                      t(`entity.${entity}.changedMany`, {
                        count: changed,
                        n: format.count(changed),
                        field: fields.label(name),
                      }),
                  },
                );
                if (done) selection.clear();
              }}
            />
          </Popover.Dropdown>
        </Popover>
      )}
      {mayUpdate && entity === 'customer' && (
        <Popover
          opened={open === 'tag'}
          onChange={(next) => setOpen(next ? 'tag' : null)}
          position="top"
          trapFocus
        >
          <Popover.Target>
            <Button
              leftSection={<IconTag size={15} stroke={1.7} />}
              onClick={() => setOpen(open === 'tag' ? null : 'tag')}
            >
              {t('bulk.tag')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p={12} w={300}>
            <BulkTags
              onApply={async (add, remove) => {
                setOpen(null);
                const done = await writer.tryWrite(
                  'customer.tag',
                  { ids, add, remove },
                  { said: t('did.tagged', { count, n: format.count(count) }) },
                );
                if (done) selection.clear();
              }}
            />
          </Popover.Dropdown>
        </Popover>
      )}
      {kind.Selected && <kind.Selected ids={ids} onDone={selection.clear} />}
      {entity !== 'churn' && <ExportButton of={{ entity, count, filter: [], sort: null, columns, ids }} />}
      {mayBin && (
        <Button
          leftSection={<IconTrash size={15} stroke={1.7} />}
          onClick={() => (kind.asksToDelete ? setOpen('delete') : void bin())}
        >
          {kind.asksToDelete ? t('delete.button') : t('bulk.bin')}
        </Button>
      )}
      {open === 'delete' && (
        <ConfirmDelete
          what={t(`entity.${entity}.count`, { count, n: format.count(count) })}
          onClose={() => setOpen(null)}
          onConfirm={() => {
            setOpen(null);
            void bin();
          }}
        />
      )}
      <Button variant="subtle" leftSection={<IconX size={15} />} onClick={selection.clear}>
        {t('list.clearSelection')}
      </Button>
    </section>
  );
}

interface ChangeProps {
  kind: Pick<ListKind, 'entity' | 'single'>;
  fields: Fields;
  count: number;
  onApply: (field: string, value: Json) => void;
}

function BulkChange({ kind, fields, count, onApply }: ChangeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [name, setName] = useState<string | null>(null);
  const [value, setValue] = useState<Json>(null);
  const [clear, setClear] = useState(false);
  const choices = fields.fields.filter(
    (field) =>
      !field.read_only && !kind.single.includes(field.name) && field.type !== 'code' && field.type !== 'tags',
  );
  const field = name ? fields.byName.get(name) : undefined;
  const ready = field && (clear || (value !== null && value !== ''));
  return (
    <form
      className={classes.bulk}
      onSubmit={(event) => {
        event.preventDefault();
        if (field && ready) onApply(field.name, clear ? null : value);
      }}
    >
      <Select
        label={t('bulk.field')}
        searchable
        data={choices.map((each) => ({ value: each.name, label: fields.label(each.name) }))}
        value={name}
        onChange={(next) => {
          setName(next);
          setValue(null);
          setClear(false);
        }}
        comboboxProps={{ withinPortal: false }}
      />
      {field && !clear && (
        <FieldInput
          key={field.name}
          field={{ ...field, required: false }}
          value={value}
          fields={fields}
          onChange={setValue}
        />
      )}
      {field && !field.required && (
        <Checkbox
          label={t('bulk.clear')}
          checked={clear}
          onChange={(event) => setClear(event.currentTarget.checked)}
        />
      )}
      <Button type="submit" variant="filled" disabled={!ready}>
        {t(`entity.${kind.entity}.changeMany`, { count, n: format.count(count) })}
      </Button>
    </form>
  );
}

function BulkTags({ onApply }: { onApply: (add: string[], remove: string[]) => void }) {
  const { t } = useTranslation();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const tags = useQueryCall('tag.list', {});
  const known = (tags.data?.tags ?? []).map((tag) => tag.name);
  return (
    <form
      className={classes.bulk}
      onSubmit={(event) => {
        event.preventDefault();
        if (add.length + remove.length > 0) onApply(add, remove);
      }}
    >
      <TagsInput
        label={t('bulk.addTags')}
        data={known}
        value={add}
        onChange={setAdd}
        comboboxProps={{ withinPortal: false }}
      />
      <TagsInput
        label={t('bulk.removeTags')}
        data={known}
        value={remove}
        onChange={setRemove}
        comboboxProps={{ withinPortal: false }}
      />
      <Button type="submit" variant="filled" disabled={add.length + remove.length === 0}>
        {t('filter.apply')}
      </Button>
    </form>
  );
}
