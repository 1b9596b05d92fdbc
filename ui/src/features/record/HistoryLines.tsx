/** Steps of a record, newest first: what changed from what to what, by whom, and the way back. */
import {
  IconArchive,
  IconArrowBackUp,
  IconEraser,
  IconGitMerge,
  IconPencil,
  IconPlus,
  IconStar,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Json, Step, StepKind } from '~/api/types';
import { commandText, useWriter } from '~/api/write';
import { ContactName } from '~/features/fields/ContactPicker';
import { CustomerName } from '~/features/fields/CustomerPicker';
import type { Fields } from '~/features/fields/useFields';
import { i18next } from '~/locales';
import { useFormat } from '~/locales/useFormat';
import classes from './history.module.css';

export const STEP_ICONS: Record<StepKind, ReactNode> = {
  created: <IconPlus size={13} />,
  changed: <IconPencil size={13} />,
  binned: <IconTrash size={13} />,
  restored: <IconArrowBackUp size={13} />,
  withdrawn: <IconArchive size={13} />,
  erased: <IconEraser size={13} />,
  settled: <IconGitMerge size={13} />,
};

/** What an action wrote besides what it is about: the name of the action says as much. */
const BESIDE = new Set([
  'state',
  'stage_at',
  'assigned_at',
  'assigned_by',
  'closed_at',
  'handled_by',
  'handled_at',
  'reopened',
  'archived_at',
]);
/** Actions of what has states change what somebody typed, or are told by their name. */
const WRITTEN = new Set([
  'opportunity.update',
  'opportunity.progress',
  'opportunity.bulk',
  'service.update',
  'service.bulk',
]);
/** What an action is about, beside its name. */
const ABOUT = new Set([
  'assigned_to',
  'reason',
  'lost_reason',
  'customer',
  'handling',
  'result',
  'satisfaction',
]);

/** How a step is told: by the name of what was done, by what it changed, or by both. */
export function toldOf(
  entity: Entity,
  { kind, command, changes }: Pick<Step, 'kind' | 'command' | 'changes'>,
): { name: string | null; changes: Step['changes'] } {
  if (kind !== 'changed' || changes.length === 0)
    return { name: stepText(entity, { kind, command }), changes: [] };
  if (entity !== 'opportunity' && entity !== 'service') return { name: null, changes };
  const shown = changes.filter(({ field }) => !BESIDE.has(field));
  if (WRITTEN.has(command)) return { name: null, changes: shown };
  return { name: commandText(command), changes: shown.filter(({ field }) => ABOUT.has(field)) };
}

/** Undoing these takes back every record they touched, not this one alone: the button says so. */
export const WHOLE = new Set([
  'customer.import',
  'customer.bulk',
  'contact.bulk',
  'interaction.bulk',
  'opportunity.bulk',
  'opportunity.assign',
  'opportunity.reassign',
  'service.bulk',
  'service.assign',
  'service.reassign',
  'demo.fill',
]);

interface Props {
  entity: Entity;
  steps: Step[];
  fields: Fields;
  /** Cuts the line of steps at months. */
  months?: boolean;
  mayUndo?: boolean;
}

export function HistoryLines({ entity, steps, fields, months = false, mayUndo = false }: Props) {
  const format = useFormat();
  let month = '';
  return (
    <ol className={classes.lines}>
      {steps.map((step) => {
        const at = format.month(step.at);
        const heading = months && at !== month ? at : null;
        month = at;
        return (
          <Line
            key={step.op}
            entity={entity}
            step={step}
            fields={fields}
            heading={heading}
            mayUndo={mayUndo}
          />
        );
      })}
    </ol>
  );
}

function Line({
  entity,
  step,
  fields,
  heading,
  mayUndo,
}: {
  entity: Entity;
  step: Step;
  fields: Fields;
  heading: string | null;
  mayUndo: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const told = toldOf(entity, step);
  const starred = step.changes.some((change) => fields.byName.get(change.field)?.type === 'stars');
  return (
    <>
      {heading && (
        <li className={classes.month} aria-hidden="true">
          {heading}
        </li>
      )}
      <li className={classes.line} data-undone={step.undone || undefined}>
        <span className={classes.icon} aria-hidden="true">
          {starred && step.kind === 'changed' ? <IconStar size={13} /> : STEP_ICONS[step.kind]}
        </span>
        <div className={classes.what}>
          <p>
            {told.name !== null && <b>{told.name}</b>}
            {told.changes.length > 0 && <Changes step={told} fields={fields} />}
          </p>
          <small title={format.instant(step.at)}>
            {step.actor ?? t('person.system')} · {format.relative(step.at)}
            {step.merged && ` · ${t('step.remote')}`}
            {step.undone && ` · ${t('step.undone')}`}
          </small>
          {mayUndo && step.undoable && (
            <button
              type="button"
              className={classes.undo}
              onClick={() => void writer.undo(step.op)}
              aria-label={t('step.undo', { when: format.instant(step.at) })}
            >
              {WHOLE.has(step.command)
                ? t('step.undoWhole', { what: commandText(step.command) })
                : t('action.undo')}
            </button>
          )}
        </div>
      </li>
    </>
  );
}

/** What a step did in words, where no field says it. */
export function stepText(entity: Entity, { kind, command }: Pick<Step, 'kind' | 'command'>): string {
  if (kind === 'changed') return commandText(command);
  return i18next.t(kind === 'created' ? `entity.${entity}.made` : `step.${kind}`);
}

/** A value as it reads; a reference by the name of what it refers to. */
function said(fields: Fields, field: string, value: Json): ReactNode {
  if (typeof value === 'string' && value !== '') {
    if (field === 'primary_contact' || field === 'contact') return <ContactName id={value} />;
    if (field === 'parent' || field === 'customer') return <CustomerName id={value} link={false} />;
  }
  return fields.text(fields.known(field), value);
}

const SHOWN = 4;

export function Changes({ step, fields }: { step: Pick<Step, 'changes'>; fields: Fields }) {
  const { t } = useTranslation();
  const shown = step.changes.slice(0, SHOWN);
  const rest = step.changes.length - shown.length;
  return (
    <>
      {shown.map(({ field, before, after }) => {
        const from = said(fields, field, before);
        return (
          <span key={field} className={classes.change}>
            <span>{fields.label(field)}</span> {from && <s>{from}</s>}
            {from && ' → '}
            <b>{said(fields, field, after) || t('field.emptyValue')}</b>
          </span>
        );
      })}
      {rest > 0 && <span className={classes.change}>{t('step.more', { count: rest })}</span>}
    </>
  );
}
