/** To whom opportunities are given: every manager with region, speciality and what is in hand already. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Output } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Problem, Refused, Waiting } from '~/components/States';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import classes from './dialogs.module.css';

export interface Assigning {
  ids: string[];
  /** How it is called in the message: its title, or how many. */
  what: string;
  /** Whose they are; given where they change hands, which needs a reason. */
  from?: string | null;
}

type Person = Output<'opportunity.assignees'>['people'][number];

export function AssignDialog({ ids, what, from, onClose }: Assigning & { onClose: (done: boolean) => void }) {
  const { t } = useTranslation();
  const writer = useWriter();
  const managers = useQueryCall('opportunity.assignees', {}, { staleTime: 0 });
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const again = from !== undefined;
  const people = managers.data?.people ?? [];
  const most = Math.max(1, ...people.map((person) => person.open));
  const ready = to !== null && to !== from && (!again || reason.trim() !== '');
  const invalid = invalidFields(error);

  async function assign() {
    if (!ready || busy || !to) return;
    setBusy(true);
    setError(null);
    const said = t('opportunity.did.assigned', {
      what,
      name: people.find((person) => person.id === to)?.name ?? '',
    });
    try {
      if (again) await writer.write('opportunity.reassign', { ids, to, reason: reason.trim() }, { said });
      else await writer.write('opportunity.assign', { ids, to }, { said });
      onClose(true);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog
      opened
      onClose={() => onClose(false)}
      title={again ? t('opportunity.reassignTitle', { what }) : t('opportunity.assignTitle', { what })}
      size={760}
    >
      {managers.isPending && <Waiting />}
      {managers.isError && <Refused error={managers.error} onRetry={() => void managers.refetch()} />}
      {managers.data && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void assign();
          }}
        >
          <div className={classes.people} role="radiogroup" aria-label={t('opportunity.toWhom')}>
            <div className={classes.peopleHead} aria-hidden="true">
              <span />
              <span>{t('opportunity.person')}</span>
              <span>{t('opportunity.region')}</span>
              <span>{t('opportunity.speciality')}</span>
              <span>{t('opportunity.load')}</span>
              <span>{t('opportunity.loadAmount')}</span>
              <span>{t('opportunity.loadDue')}</span>
            </div>
            {people.map((person, index) => (
              <PersonRow
                key={person.id}
                person={person}
                most={most}
                chosen={to === person.id}
                now={from === person.id}
                first={index === 0}
                onChoose={() => setTo(person.id)}
              />
            ))}
          </div>
          {people.length === 0 && <p className={classes.text}>{t('opportunity.nobody')}</p>}
          {again && (
            <Textarea
              mt={14}
              label={t('opportunity.reassignReason')}
              required
              autosize
              minRows={2}
              maxLength={500}
              value={reason}
              error={invalid.reason ? ruleText(invalid.reason) : undefined}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {error !== null && <Problem>{invalid.to ? ruleText(invalid.to) : errorText(error)}</Problem>}
          <DialogActions>
            <Button onClick={() => onClose(false)}>{t('action.cancel')}</Button>
            <Button type="submit" variant="filled" loading={busy} disabled={!ready}>
              {again ? t('opportunity.reassign') : t('opportunity.assign')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}

interface RowProps {
  person: Person;
  most: number;
  chosen: boolean;
  now: boolean;
  first: boolean;
  onChoose: () => void;
}

function PersonRow({ person, most, chosen, now, first, onChoose }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const sums = person.sums.map((sum) => format.moneyShort(sum.amount, sum.currency));
  return (
    <label className={classes.person} data-on={chosen || undefined} data-off={now || undefined}>
      <input
        type="radio"
        name="assignee"
        checked={chosen}
        disabled={now}
        data-autofocus={first || undefined}
        onChange={onChoose}
        aria-label={t('opportunity.personSaid', {
          name: person.name,
          region: person.region ?? t('field.none'),
          speciality: person.speciality ?? t('field.none'),
          open: format.count(person.open),
          due: format.count(person.due),
        })}
      />
      <span className={classes.who}>
        <Avatar name={person.name} size={24} round />
        <b>{person.name}</b>
        {now && <small>{t('opportunity.now')}</small>}
      </span>
      <span data-empty={!person.region || undefined}>{person.region ?? t('field.none')}</span>
      <span data-empty={!person.speciality || undefined}>{person.speciality ?? t('field.none')}</span>
      <span className={classes.load}>
        <b>{format.count(person.open)}</b>
        <i aria-hidden="true">
          <i style={{ width: `${(person.open / most) * 100}%` }} />
        </i>
      </span>
      <span className={classes.number}>{sums.length > 0 ? sums.join(' · ') : '–'}</span>
      <span className={classes.number} data-late={person.due > 0 || undefined}>
        {person.due > 0 ? format.count(person.due) : '–'}
      </span>
    </label>
  );
}
