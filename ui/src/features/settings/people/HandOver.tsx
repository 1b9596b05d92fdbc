/**
 * A colleague leaves: what he has open, who takes it, and the end of his way in, on one screen. The work moves as a job;
 * only when nothing of it is left is he deactivated.
 */
import { Button, Select } from '@mantine/core';
import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useQueryCall } from '~/api/call';
import type { Output } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Problem, Refused, Waiting } from '~/components/States';
import { useJob } from '~/features/import/job';
import { Running } from '~/features/import/Running';
import { useCan } from '~/features/shell/session';
import { errorText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import { useRoleNames } from '../roles/useRoleNames';
import own from './people.module.css';
import { type Colleague, takers } from './state';

type Work = Output<'user.work'>;
/** A kind of work that has no word here does not compile. */
const KINDS: { [K in keyof Work]: `people.work.${K}` } = {
  customers: 'people.work.customers',
  opportunities: 'people.work.opportunities',
  services: 'people.work.services',
};

interface Props {
  person: Colleague;
  people: Colleague[];
  onClose: () => void;
}

export function HandOver({ person, people, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const roleName = useRoleNames();
  const mayTransfer = useCan('customer.transfer');
  const work = useQueryCall('user.work', { id: person.id }, { staleTime: 0 });
  const [to, setTo] = useState<string | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [gone, setGone] = useState(false);
  const state = useJob<'user.hand_over'>(job);
  const { result } = state;
  const error = failed ?? state.error;
  const running = job !== null && result === null && error === null;
  const { display_name: name } = person;
  const taker = people.find((each) => each.id === to);
  const candidates = takers(people, person);

  async function leave() {
    setBusy(true);
    try {
      await writer.write('user.deactivate', { id: person.id });
      setGone(true);
    } catch (problem) {
      setFailed(problem);
    } finally {
      setBusy(false);
    }
  }

  async function start(open: boolean) {
    setFailed(null);
    if (!open) return leave();
    if (!to) return;
    try {
      setJob((await ask('user.hand_over', { from: person.id, to })).job);
    } catch (problem) {
      setFailed(problem);
    }
  }

  const left = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each job
  useEffect(() => {
    if (!result || left.current === job) return;
    left.current = job;
    void leave();
  }, [result, job]);

  const kinds = Object.keys(KINDS) as (keyof Work)[];
  const open = kinds.filter((kind) => (work.data?.[kind] ?? 0) > 0);
  const moved = result ? kinds.filter((kind) => (result[kind] ?? 0) > 0) : [];
  const lines = (of: Work, which: (keyof Work)[]) =>
    which.map((kind) => t(KINDS[kind], { count: of[kind], n: format.count(of[kind]) }));
  const locked = running || (busy && result !== null);

  return (
    <Dialog
      opened
      onClose={locked ? () => undefined : onClose}
      withCloseButton={!locked}
      size={640}
      closeOnClickOutside={false}
      title={t('people.leaveTitle', { name })}
    >
      {gone ? (
        <>
          <p className={own.done} role="status">
            <IconCircleCheck size={20} stroke={1.7} aria-hidden="true" />
            <span>
              <b>{t('people.did.left', { name })}</b>
              {result &&
                taker &&
                moved.length > 0 &&
                t('people.did.handedOver', {
                  what: format.list(lines(result, moved)),
                  to: taker.display_name,
                })}
            </span>
          </p>
          <DialogActions>
            <Button variant="filled" onClick={onClose} autoFocus>
              {t('action.done')}
            </Button>
          </DialogActions>
        </>
      ) : running || (busy && result) ? (
        <Running
          said={t('people.handingOver', { to: taker?.display_name ?? '' })}
          far={(done, total) => t('people.moved', { done, total })}
          job={job ?? ''}
          state={state}
        />
      ) : work.isError ? (
        <Refused error={work.error} onRetry={() => void work.refetch()} />
      ) : !work.data ? (
        <Waiting />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void start(open.length > 0);
          }}
        >
          {open.length > 0 ? (
            <>
              <div className={own.over}>
                <div>
                  <span className={own.legend}>{t('people.openWork')}</span>
                  <div className={own.leaver}>
                    <Avatar name={name} size={28} round />
                    <div>
                      <b>{name}</b>
                      {lines(work.data, open).map((line) => (
                        <small key={line}>{line}</small>
                      ))}
                    </div>
                  </div>
                </div>
                <IconArrowRight size={18} stroke={1.6} aria-hidden="true" />
                <Select
                  label={t('people.taker')}
                  placeholder={t('field.choose')}
                  data={candidates.map((each) => ({ value: each.id, label: each.display_name }))}
                  value={to}
                  onChange={setTo}
                  searchable
                  disabled={!mayTransfer}
                  data-autofocus
                  nothingFoundMessage={t('field.noOption')}
                  renderOption={({ option }) => {
                    const each = candidates.find((one) => one.id === option.value);
                    const facts = [
                      format.list(each?.roles.map(roleName) ?? []),
                      each?.region,
                      each?.speciality,
                      t('people.load', { n: format.count(each?.work.customers ?? 0) }),
                    ];
                    return (
                      <span className={own.option}>
                        <b>{option.label}</b>
                        <small>{facts.filter(Boolean).join(' · ')}</small>
                      </span>
                    );
                  }}
                />
              </div>
              {!mayTransfer && <Problem>{t('people.noTransfer')}</Problem>}
            </>
          ) : (
            <p className={own.lead}>{t('people.nothingOpen', { name })}</p>
          )}
          <p className={own.hint}>{t('people.leaveText', { name })}</p>
          {error !== null && <Problem>{errorText(error)}</Problem>}
          <DialogActions>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button
              type="submit"
              variant="filled"
              data-danger
              loading={busy}
              disabled={open.length > 0 && (!to || !mayTransfer)}
            >
              {open.length > 0 ? t('people.leaveSubmit') : t('people.leave')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
