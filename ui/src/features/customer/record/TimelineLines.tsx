/** Entries of a timeline under their months: what was dealt, what was ordered, what was changed from what to what, by whom. */
import { IconHeadset, IconReceipt2, IconStar, IconTargetArrow, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { commandText, useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { FieldValue } from '~/features/fields/FieldValue';
import { type Fields, isEmpty, useFields } from '~/features/fields/useFields';
import { channelIcon, directionIcon, happensSomewhere } from '~/features/interaction/channels';
import { Changes, STEP_ICONS, toldOf, WHOLE } from '~/features/record/HistoryLines';
import { RecordLink } from '~/features/record/RecordLink';
import { useFormat } from '~/locales/useFormat';
import { type RecordAddress, readRecordAddress } from './address';
import type { Entry } from './source';
import classes from './timeline.module.css';

interface Props {
  customer: string;
  entries: Entry[];
  target: string | undefined;
  mayUndo: boolean;
  /** Beside a list: no months, who and when under what. */
  compact?: boolean;
}

export const TimelineLines = memo(function TimelineLines(props: Props) {
  const { customer, entries, target, mayUndo, compact = false } = props;
  const format = useFormat();
  const fields = {
    customer: useFields('customer'),
    contact: useFields('contact'),
    interaction: useFields('interaction'),
    opportunity: useFields('opportunity'),
    service: useFields('service'),
    order: useFields('sales_order'),
  };
  let month = '';
  return (
    <ol className={classes.lines} data-compact={compact || undefined}>
      {entries.map((entry) => {
        const own = format.month(entry.at);
        const heading = own !== month && !compact ? own : null;
        month = own;
        const key = `${entry.kind}-${entry.id ?? ''}-${entry.step?.op ?? ''}`;
        const shared = { entry, heading, compact, target: target !== undefined && entry.id === target };
        if (entry.kind === 'interaction') {
          return <InteractionLine key={key} {...shared} customer={customer} fields={fields.interaction} />;
        }
        if (entry.kind === 'sales_order') {
          return <OrderLine key={key} {...shared} fields={fields.order} />;
        }
        return (
          <StepLine
            key={key}
            {...shared}
            fields={fields[entityOf(entry.kind)]}
            customer={customer}
            mayUndo={mayUndo}
          />
        );
      })}
    </ol>
  );
});

/** What kind of record an entry that tells of a step is about. */
function entityOf(kind: Entry['kind']) {
  return kind === 'contact' || kind === 'opportunity' || kind === 'service' ? kind : 'customer';
}

/** The same page with a panel open over it, as it stands otherwise. */
function onPage(customer: string, panel: RecordAddress) {
  return {
    to: '/customers/$id' as const,
    params: { id: customer },
    search: (old: RecordAddress) => ({ ...readRecordAddress({ ...old }), ...panel }),
  };
}

interface LineProps {
  entry: Entry;
  heading: string | null;
  compact: boolean;
  target: boolean;
  icon: ReactNode;
  undone?: boolean;
  children: ReactNode;
}

function Line({ entry, heading, compact, target, icon, undone, children }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (target) line.current?.scrollIntoView({ block: 'center' });
  }, [target]);
  return (
    <>
      {heading && (
        <li className={classes.month} aria-hidden="true">
          {heading}
        </li>
      )}
      <li
        ref={line}
        className={classes.line}
        data-kind={entry.kind}
        data-target={target || undefined}
        data-undone={undone || undefined}
      >
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
        <div className={classes.what}>{children}</div>
        <small className={classes.when}>
          <span>{entry.by ?? t('person.system')}</span>
          {entry.kind === 'sales_order' ? (
            // Of an order nobody knows more than the day.
            <time dateTime={entry.on}>{format.day(entry.on)}</time>
          ) : (
            <time dateTime={entry.at} title={format.instant(entry.at)}>
              {/* Under no month a day alone would be of any month. */}
              {compact ? format.relative(entry.at) : format.dayTime(entry.at)}
            </time>
          )}
        </small>
      </li>
    </>
  );
}

interface OwnProps {
  customer: string;
  entry: Entry;
  heading: string | null;
  compact: boolean;
  target: boolean;
  fields: Fields;
}

function InteractionLine({ customer, entry, heading, compact, target, fields }: OwnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { values } = entry;
  const text = (name: string) => fields.text(fields.byName.get(name), values[name]);
  const channel = text('channel');
  // Of a call the place is the channel once more.
  const place = happensSomewhere(String(values.channel)) ? text('place') : '';
  const next = [
    isEmpty(values.next_step_on) ? '' : format.day(String(values.next_step_on)),
    text('next_step'),
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Line {...{ entry, heading, compact, target }} icon={channelIcon(values.channel, 13)}>
      <p>
        <b>{channel}</b>
        <span className={classes.direction} title={text('direction')}>
          {directionIcon(values.direction, 13)}
          <span className="visually-hidden">{text('direction')}</span>
        </span>
        <Link {...onPage(customer, { interaction: entry.id ?? '' })} className={classes.summary}>
          {entry.title}
        </Link>
      </p>
      {!isEmpty(values.detail) && <p className={classes.detail}>{text('detail')}</p>}
      {(entry.contactName || place || next) && (
        <p className={classes.facts}>
          {entry.contactName && (
            <span>
              <IconUser size={12} stroke={1.8} aria-hidden="true" />
              {entry.contactName}
            </span>
          )}
          {place && <span>{place}</span>}
          {next && <Chip tone="accent">{t('timeline.next', { step: next })}</Chip>}
        </p>
      )}
    </Line>
  );
}

function OrderLine({ entry, heading, compact, target, fields }: Omit<OwnProps, 'customer'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, total, currency, lines } = entry.values;
  const field = fields.byName.get('status');
  return (
    <Line {...{ entry, heading, compact, target }} icon={<IconReceipt2 size={13} />}>
      <p>
        {entry.id && (
          <RecordLink entity="sales_order" id={entry.id} className={classes.person}>
            {entry.title}
          </RecordLink>
        )}
        {typeof total === 'number' && (
          <span className={classes.amount}>{format.money(total, String(currency ?? ''))}</span>
        )}
        {typeof lines === 'number' && (
          <span className={classes.step}>{t('timeline.lines', { count: lines })}</span>
        )}
        {field && !isEmpty(status) && <FieldValue field={field} value={status} fields={fields} as="fact" />}
      </p>
    </Line>
  );
}

interface StepProps extends OwnProps {
  mayUndo: boolean;
}

function StepLine({ customer, entry, heading, compact, target, fields, mayUndo }: StepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const { step } = entry;
  if (!step) return null;
  const { kind, command, changes } = step;
  const entity = entityOf(entry.kind);
  const told = toldOf(entity, step);
  const starred = changes.some((change) => fields.byName.get(change.field)?.type === 'stars');
  const icon =
    entry.kind === 'opportunity' ? (
      <IconTargetArrow size={13} />
    ) : entry.kind === 'service' ? (
      <IconHeadset size={13} />
    ) : entry.kind === 'contact' ? (
      <IconUser size={13} />
    ) : starred && kind === 'changed' ? (
      <IconStar size={13} />
    ) : (
      STEP_ICONS[kind]
    );
  const notes = [step.merged ? t('step.remote') : '', step.undone ? t('step.undone') : ''].filter(Boolean);
  return (
    <Line {...{ entry, heading, compact, target, icon }} undone={step.undone}>
      <p>
        {entity === 'contact' && entry.id && (
          <Link {...onPage(customer, { contact: entry.id })} className={classes.person}>
            {entry.title}
          </Link>
        )}
        {(entity === 'opportunity' || entity === 'service') && entry.id && (
          <RecordLink entity={entity} id={entry.id} className={classes.person}>
            {entry.title}
          </RecordLink>
        )}
        {told.name !== null && <span className={classes.step}>{told.name}</span>}
        {told.changes.length > 0 && <Changes step={told} fields={fields} />}
        {notes.length > 0 && <small>{notes.join(' · ')}</small>}
        {mayUndo && step.undoable && (
          <button
            type="button"
            className={classes.undo}
            onClick={() => void writer.undo(step.op)}
            aria-label={t('step.undo', { when: format.instant(entry.at) })}
          >
            {WHOLE.has(command) ? t('step.undoWhole', { what: commandText(command) }) : t('action.undo')}
          </button>
        )}
      </p>
    </Line>
  );
}
