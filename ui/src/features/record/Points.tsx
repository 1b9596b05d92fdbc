/** Phones, e-mails and other ways to reach the customer, edited as a list. */
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactPoint, ContactPointDraft, ReachableDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { pressedEscape } from '~/keyboard/ime';
import { Box } from './Box';
import classes from './record.module.css';

const NAMESPACES = ['ui', 'fields'] as const;

export const POINT_KINDS = ['phone', 'mobile', 'office_phone', 'email', 'wechat', 'fax', 'website', 'other'];

/** Those that people are reached by. */
type ReachableEntity = 'customer' | 'contact';

interface Props {
  entity: ReachableEntity;
  detail: ReachableDetail;
  mayEdit: boolean;
  title?: string;
  /** Kinds whose first one is a field of the record and stands among its facts. */
  beside?: readonly string[];
}

export function Points({ entity, detail, mayEdit, title, beside = [] }: Props) {
  const { t } = useTranslation(NAMESPACES);
  const [editing, setEditing] = useState(false);
  const shown = detail.points.filter(
    (point) =>
      !beside.includes(point.kind) || detail.points.find((each) => each.kind === point.kind) !== point,
  );
  return (
    <Box
      title={title ?? t('record.points')}
      count={shown.length}
      action={
        mayEdit && !editing && detail.points.every((point) => point.raw !== null) ? (
          <ActionIcon size={24} aria-label={t('record.editPoints')} onClick={() => setEditing(true)}>
            {detail.points.length > 0 ? <IconPencil size={14} /> : <IconPlus size={15} />}
          </ActionIcon>
        ) : null
      }
    >
      {editing ? (
        <PointsEditor entity={entity} detail={detail} onClose={() => setEditing(false)} />
      ) : shown.length > 0 ? (
        <ul>
          {shown.map((point) => (
            <li key={point.id} className={classes.point}>
              <small>{point.label || t(`fields:point.${point.kind}`, { defaultValue: point.kind })}</small>
              <PointText point={point} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.nothing}>{t('record.noPoints')}</p>
      )}
    </Box>
  );
}

function PointText({ point }: { point: ContactPoint }) {
  const { t } = useTranslation();
  if (point.raw === null) return <span>{t('field.masked')}</span>;
  if (point.kind === 'email') return <a href={`mailto:${point.raw}`}>{point.raw}</a>;
  if (/phone|mobile/.test(point.kind))
    return <a href={`tel:${point.raw.replace(/[^\d+]/g, '')}`}>{point.raw}</a>;
  return <span>{point.raw}</span>;
}

interface EditorProps {
  entity: ReachableEntity;
  detail: ReachableDetail;
  onClose: () => void;
}

function PointsEditor({ entity, detail, onClose }: EditorProps) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [drafts, setDrafts] = useState<ContactPointDraft[]>(
    detail.points.length > 0
      ? detail.points.map(({ id, kind, label, raw }) => ({ id, kind, label: label ?? '', raw: raw ?? '' }))
      : [{ kind: 'mobile', label: '', raw: '' }],
  );
  async function save() {
    const set = drafts.filter((draft) => draft.raw.trim() !== '');
    const done = await writer.tryWrite(
      `${entity}.points`,
      { id: detail.id, set },
      { said: t('did.points', { name: String(detail.values.name ?? '') }) },
    );
    if (done !== undefined) onClose();
  }
  return (
    <form
      className={classes.points}
      onKeyDown={(event) => {
        if (pressedEscape(event)) {
          event.stopPropagation();
          onClose();
        }
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PointRows drafts={drafts} onChange={setDrafts} />
      <div className={classes.pointActions}>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" variant="filled">
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

interface RowsProps {
  drafts: ContactPointDraft[];
  onChange: (drafts: ContactPointDraft[]) => void;
}

/** Also the contact points of a form. */
export function PointRows({ drafts, onChange }: RowsProps) {
  const { t } = useTranslation(NAMESPACES);
  const change = (index: number, patch: Partial<ContactPointDraft>) =>
    onChange(drafts.map((draft, i) => (i === index ? { ...draft, ...patch } : draft)));
  return (
    <>
      {drafts.map((draft, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drafts have no id before they are saved
        <div key={index} className={classes.pointRow}>
          <Select
            aria-label={t('record.pointKind')}
            value={draft.kind}
            allowDeselect={false}
            onChange={(kind) => kind && change(index, { kind })}
            data={[...new Set([...POINT_KINDS, draft.kind])].map((kind) => ({
              value: kind,
              label: t(`fields:point.${kind}`, { defaultValue: kind }),
            }))}
            comboboxProps={{ width: 140, position: 'bottom-start' }}
          />
          <TextInput
            aria-label={t('record.pointValue')}
            value={draft.raw}
            onChange={(event) => change(index, { raw: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('record.removePoint')}
            onClick={() => onChange(drafts.filter((_, i) => i !== index))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...drafts, { kind: 'phone', label: '', raw: '' }])}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('record.addPoint')}
      </Button>
    </>
  );
}
