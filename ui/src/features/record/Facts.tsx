/** The facts by group, each edited where it stands. Empty groups fold until somebody asks. */
import { IconChevronDown, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Field, RecordDetail } from '~/api/types';
import { FieldValue } from '~/features/fields/FieldValue';
import { InlineEdit } from '~/features/fields/InlineEdit';
import { type Fields, isEmpty } from '~/features/fields/useFields';
import { type SaveCall, useSave } from '~/features/record/save';
import { useCan } from '~/features/shell/session';
import { useShortcuts } from '~/keyboard/shortcuts';
import classes from './record.module.css';

interface Props {
  entity: Entity;
  detail: RecordDetail;
  fields: Fields;
  /** The field the record is known by. */
  lead: string;
  /** Said in the header or in a box of their own. */
  elsewhere: ReadonlySet<string>;
  /** As it stood, or nothing one may change. */
  readOnly?: boolean;
  /** Where not every field may be changed, or not by the usual call. */
  edits?: Edits;
}

export interface Edits {
  by: SaveCall;
  may: (field: Field) => boolean;
}

export function Facts({ entity, detail, fields, lead, elsewhere, readOnly = false, edits }: Props) {
  const { t } = useTranslation();
  const permitted = useCan(`${entity}.update`);
  const mayUpdate = (permitted || edits !== undefined) && detail.life === 'live' && !readOnly;
  const [editing, setEditing] = useState<string | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const all =
    entity === 'customer'
      ? fields.ofKind(detail.values.kind === 'person' ? 'person' : 'company')
      : fields.fields;
  const shown = all.filter(
    (field) =>
      !elsewhere.has(field.name) && !(field.derived && field.read_only && isEmpty(detail.values[field.name])),
  );
  const groups = [...new Set(shown.map((field) => field.group))];
  const editable = (field: Field) =>
    mayUpdate && !field.read_only && !detail.masked.includes(field.name) && (edits?.may(field) ?? true);
  useShortcuts({
    e: () => {
      const first = shown.find(editable);
      if (first) setEditing(first.name);
    },
  });

  return (
    <>
      {groups.map((group) => {
        const ours = shown.filter((field) => field.group === group);
        const given = ours.filter(
          (field) =>
            !isEmpty(detail.values[field.name]) ||
            detail.missing.includes(field.name) ||
            field.name === editing,
        );
        const hidden = ours.length - given.length;
        const list = open.has(group) ? ours : given;
        return (
          <section key={group} className={classes.group}>
            <h2>{fields.groupLabel(group)}</h2>
            <dl className={classes.facts}>
              {list.map((field) => (
                <Fact
                  key={field.name}
                  entity={entity}
                  lead={lead}
                  field={field}
                  fields={fields}
                  detail={detail}
                  by={edits?.by}
                  editable={editable(field)}
                  editing={editing === field.name}
                  onEdit={(on) => setEditing(on ? field.name : null)}
                />
              ))}
            </dl>
            {hidden > 0 && !open.has(group) && (
              <button
                type="button"
                className={classes.more}
                onClick={() => setOpen(new Set([...open, group]))}
              >
                {t('record.more', { count: hidden })}
                <IconChevronDown size={13} aria-hidden="true" />
              </button>
            )}
          </section>
        );
      })}
    </>
  );
}

interface FactProps {
  entity: Entity;
  lead: string;
  field: Field;
  fields: Fields;
  detail: RecordDetail;
  by: SaveCall | undefined;
  editable: boolean;
  editing: boolean;
  onEdit: (on: boolean) => void;
}

function Fact({ entity, lead, field, fields, detail, by, editable, editing, onEdit }: FactProps) {
  const { t } = useTranslation();
  const save = useSave(entity);
  const currency = String(detail.values.currency ?? '');
  const value = detail.values[field.name];
  const label = fields.label(field.name);
  const missing = detail.missing.includes(field.name);
  const masked = detail.masked.includes(field.name);
  return (
    <div data-editing={editing || undefined}>
      <dt>{label}</dt>
      <dd>
        {editing ? (
          <InlineEdit
            field={field}
            value={value}
            fields={fields}
            rev={detail.rev}
            currency={currency}
            onDone={(next, _, rev) => {
              onEdit(false);
              if (next !== undefined) {
                void save(
                  { id: detail.id, rev, name: String(detail.values[lead] ?? '') },
                  { [field.name]: next },
                  by,
                );
              }
            }}
          />
        ) : masked ? (
          <span className={classes.masked}>{t('field.masked')}</span>
        ) : editable ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: the pencil beside it is the button
          // biome-ignore lint/a11y/useKeyWithClickEvents: the pencil beside it takes the keys
          <span className={classes.editable} onClick={() => onEdit(true)}>
            {isEmpty(value) ? (
              <span className={missing ? classes.missing : classes.empty}>
                {missing ? t('record.toComplete') : t('field.none')}
              </span>
            ) : (
              <FieldValue field={field} value={value} fields={fields} as="fact" currency={currency} />
            )}
            <button
              type="button"
              className={classes.pencil}
              aria-label={t('record.editField', { field: label })}
              onClick={(event) => {
                event.stopPropagation();
                onEdit(true);
              }}
            >
              <IconPencil size={13} />
            </button>
          </span>
        ) : (
          <FieldValue field={field} value={value} fields={fields} as="fact" currency={currency} />
        )}
      </dd>
    </div>
  );
}
