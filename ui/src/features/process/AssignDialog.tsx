/** To whom records are given: everyone who can take them, with region, speciality and what is in hand already. */
import { Button, Textarea } from '@mantine/core';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
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

/** What every person to choose from has. */
export interface Taker {
  id: string;
  name: string;
  region: string | null;
  speciality: string | null;
  open: number;
}

/** A figure beside each of them. */
export interface Figure<P> {
  head: string;
  of: (person: P) => ReactNode;
  /** Something to think of before one gives him more. */
  late?: (person: P) => boolean;
}

interface Props<P extends Taker> {
  title: string;
  people: { data: { people: P[] } | undefined; isPending: boolean; error: unknown; refetch: () => unknown };
  /** Whose it is now; it then needs a reason. */
  from: string | null | undefined;
  words: { load: string; nobody: string; reason: string; button: string };
  figures: Figure<P>[];
  /** A person in a sentence, for whoever does not see the table. */
  said: (person: P) => string;
  onAssign: (to: P, reason: string) => Promise<unknown>;
  onClose: (done: boolean) => void;
}

export function AssignDialog<P extends Taker>(props: Props<P>) {
  const { title, people, from, words, figures, said, onAssign, onClose } = props;
  const { t } = useTranslation();
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const again = from !== undefined;
  const all = people.data?.people ?? [];
  const chosen = all.find((person) => person.id === to);
  const most = Math.max(1, ...all.map((person) => person.open));
  const ready = chosen !== undefined && to !== from && (!again || reason.trim() !== '');
  const invalid = invalidFields(error);

  async function assign() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await onAssign(chosen, reason.trim());
      onClose(true);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog opened onClose={() => onClose(false)} title={title} size={760}>
      {people.isPending && <Waiting />}
      {people.error !== null && <Refused error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void assign();
          }}
        >
          <div
            className={classes.people}
            style={{ '--figures': figures.length } as CSSProperties}
            role="radiogroup"
            aria-label={t('process.toWhom')}
          >
            <div className={classes.peopleHead} aria-hidden="true">
              <span />
              <span>{t('process.person')}</span>
              <span>{t('process.region')}</span>
              <span>{t('process.speciality')}</span>
              <span>{words.load}</span>
              {figures.map((figure) => (
                <span key={figure.head} className={classes.number}>
                  {figure.head}
                </span>
              ))}
            </div>
            {all.map((person, index) => (
              <PersonRow
                key={person.id}
                person={person}
                said={said(person)}
                figures={figures}
                most={most}
                chosen={to === person.id}
                now={from === person.id}
                first={index === 0}
                onChoose={() => setTo(person.id)}
              />
            ))}
          </div>
          {all.length === 0 && <p className={classes.text}>{words.nobody}</p>}
          {again && (
            <Textarea
              mt={14}
              label={words.reason}
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
              {words.button}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}

interface RowProps<P extends Taker> {
  person: P;
  said: string;
  figures: Figure<P>[];
  most: number;
  chosen: boolean;
  now: boolean;
  first: boolean;
  onChoose: () => void;
}

function PersonRow<P extends Taker>(props: RowProps<P>) {
  const { person, said, figures, most, chosen, now, first, onChoose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <label className={classes.person} data-on={chosen || undefined} data-off={now || undefined}>
      <input
        type="radio"
        name="assignee"
        checked={chosen}
        disabled={now}
        data-autofocus={first || undefined}
        onChange={onChoose}
        aria-label={said}
      />
      <span className={classes.who}>
        <Avatar name={person.name} size={24} round />
        <b>{person.name}</b>
        {now && <small>{t('process.now')}</small>}
      </span>
      <span data-empty={!person.region || undefined}>{person.region ?? t('field.none')}</span>
      <span data-empty={!person.speciality || undefined}>{person.speciality ?? t('field.none')}</span>
      <span className={classes.load}>
        <b>{format.count(person.open)}</b>
        <i aria-hidden="true">
          <i style={{ width: `${(person.open / most) * 100}%` }} />
        </i>
      </span>
      {figures.map((figure) => (
        <span key={figure.head} className={classes.number} data-late={figure.late?.(person) || undefined}>
          {figure.of(person)}
        </span>
      ))}
    </label>
  );
}
