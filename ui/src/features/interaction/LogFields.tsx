/** The parts of an interaction as it is written down; the same in place on a customer's page and in the quick log. */
import { Select, TextInput } from '@mantine/core';
import { IconCalendarPlus, IconClock, IconMapPin, IconUser } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Fields } from '~/features/fields/useFields';
import { useFormat } from '~/locales/useFormat';
import { clockAt } from '~/locales/zone';
import { channelIcon, directionIcon, happensSomewhere } from './channels';
import classes from './log.module.css';
import type { LogDraft } from './logDraft';

interface PartProps {
  draft: LogDraft;
  fields: Fields;
  onChange: (patch: Partial<LogDraft>) => void;
}

/** Channels as icons with their words; arrows move among them as among any radios. */
export function Channels({ draft, fields, onChange, name }: PartProps & { name: string }) {
  const field = fields.byName.get('channel');
  return (
    <div className={classes.channels} role="radiogroup" aria-label={fields.label('channel')}>
      {(field?.options ?? []).map((channel) => (
        <label
          key={channel}
          className={classes.channel}
          data-on={draft.channel === channel || undefined}
          title={fields.text(field, channel)}
        >
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={draft.channel === channel}
            onChange={() => onChange({ channel })}
          />
          {channelIcon(channel, 14)}
          <span>{fields.text(field, channel)}</span>
        </label>
      ))}
    </div>
  );
}

export function Direction({ draft, fields, onChange }: PartProps) {
  const field = fields.byName.get('direction');
  const other = draft.direction === 'in' ? 'out' : 'in';
  return (
    <button
      type="button"
      className={classes.part}
      title={fields.text(field, draft.direction)}
      aria-label={`${fields.label('direction')}: ${fields.text(field, draft.direction)}`}
      onClick={() => onChange({ direction: other })}
    >
      {directionIcon(draft.direction, 14)}
      <span className={classes.word}>{fields.text(field, draft.direction)}</span>
    </button>
  );
}

/** With whom: people of that customer, the primary one until another is chosen. */
export function WithWhom({ draft, fields, onChange }: PartProps) {
  const { t } = useTranslation();
  const customer = draft.customer?.id;
  const list = useQueryCall(
    'contact.list',
    { customer: customer ?? '', columns: ['name', 'position'], limit: 100 },
    { enabled: customer !== undefined },
  );
  const rows = customer ? (list.data?.rows ?? []) : [];
  const primary = rows.find((row) => row.primary)?.id;
  const offered = useRef<string>(undefined);
  useEffect(() => {
    // Offered once for each customer: who takes it away has taken it away.
    if (!customer || !primary || offered.current === customer) return;
    offered.current = customer;
    if (draft.contact === null) onChange({ contact: primary });
  }, [customer, primary, draft.contact, onChange]);
  if (rows.length === 0) return null;
  return (
    <Select
      aria-label={fields.label('contact')}
      placeholder={t('log.withWhom')}
      className={classes.who}
      leftSection={<IconUser size={14} stroke={1.7} aria-hidden="true" />}
      leftSectionWidth={26}
      variant="unstyled"
      size="xs"
      clearable
      value={draft.contact}
      onChange={(contact) => onChange({ contact })}
      data={rows.map((row) => ({
        value: row.id,
        label: String(row.values.name ?? ''),
      }))}
      renderOption={({ option }) => {
        const position = rows.find((row) => row.id === option.value)?.values.position;
        return (
          <span className={classes.option}>
            {option.label}
            {position ? <small>{String(position)}</small> : null}
          </span>
        );
      }}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
    />
  );
}

/** Now, until somebody says when. */
export function When({ draft, fields, onChange }: PartProps) {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const label = fields.label('occurred_at');
  if (draft.occurred === null) {
    return (
      <button
        type="button"
        className={classes.part}
        title={label}
        onClick={() => onChange({ occurred: clockAt(new Date().toISOString(), timeZone) })}
      >
        <IconClock size={14} stroke={1.7} aria-hidden="true" />
        {t('log.now')}
      </button>
    );
  }
  return (
    <TextInput
      type="datetime-local"
      aria-label={label}
      className={classes.when}
      size="xs"
      autoFocus
      value={draft.occurred}
      onChange={(event) => onChange({ occurred: event.currentTarget.value || null })}
    />
  );
}

/** What comes next, and when; folded until somebody plans something. */
export function NextStep({ draft, fields, onChange }: PartProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const given = draft.nextStep !== '' || draft.nextStepOn !== '';
  if (!open && !given) {
    return (
      <button type="button" className={classes.part} onClick={() => setOpen(true)}>
        <IconCalendarPlus size={14} stroke={1.7} aria-hidden="true" />
        {t('log.addNext')}
      </button>
    );
  }
  return (
    <div className={classes.next}>
      <IconCalendarPlus size={14} stroke={1.7} aria-hidden="true" />
      <TextInput
        aria-label={fields.label('next_step')}
        placeholder={t('log.nextExample')}
        size="xs"
        autoFocus={open}
        maxLength={200}
        value={draft.nextStep}
        onChange={(event) => onChange({ nextStep: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        aria-label={fields.label('next_step_on')}
        size="xs"
        value={draft.nextStepOn}
        onChange={(event) => onChange({ nextStepOn: event.currentTarget.value })}
      />
    </div>
  );
}

export function Place({ draft, fields, onChange }: PartProps) {
  const { t } = useTranslation();
  if (!happensSomewhere(draft.channel)) return null;
  return (
    <TextInput
      aria-label={fields.label('place')}
      placeholder={t('log.where')}
      className={classes.where}
      leftSection={<IconMapPin size={14} stroke={1.7} aria-hidden="true" />}
      leftSectionWidth={26}
      size="xs"
      maxLength={200}
      value={draft.place}
      onChange={(event) => onChange({ place: event.currentTarget.value })}
    />
  );
}
