/** A draft: what it is of and to whom it goes on the left, the document as it will be on the right. */
import { Button, Checkbox, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { IconDeviceFloppy, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { sayProblem, useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { LeaveGuard } from '~/components/LeaveGuard';
import { PageHead } from '~/components/PageHead';
import { Refused, Waiting } from '~/components/States';
import { useSession } from '~/features/shell/session';
import { isComposing } from '~/keyboard/ime';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { REPORTS } from '../address';
import { CurrencyChoice, PeriodChoice } from '../filters';
import { type Period, spanOf } from '../period';
import { ReportTabs } from '../ReportTabs';
import { Print, ToAll } from './BriefingScreen';
import classes from './briefing.module.css';
import { Paper } from './Paper';
import {
  CHOICES,
  currencyOf,
  type Document,
  hasAmounts,
  inCurrency,
  isSame,
  toggled,
  USUAL,
  waysOf,
} from './parts';

export function BriefingEditor({ draft }: { draft: Document | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const navigate = useNavigate();
  const { user } = useSession();
  const readers = useQueryCall('briefing.recipients', {});
  const [period, setPeriod] = useState<Period>(
    draft ? draft.contents : spanOf('month', localDate(new Date(), format.timeZone)),
  );
  const kept = draft?.contents.parts ?? USUAL;
  // Where all amounts are of one currency it is a choice of the document; else the parts say it themselves.
  const [currency, setCurrency] = useState(currencyOf(kept) ?? null);
  const [parts, setParts] = useState(currencyOf(kept) === undefined ? kept : inCurrency(kept, null));
  const [named, setNamed] = useState(draft?.title ?? null);
  const [comment, setComment] = useState(draft?.comment ?? '');
  const [chosen, setChosen] = useState(draft ? draft.recipients.map(({ id }) => id) : null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const contents = {
    from: period.from,
    to: period.to,
    parts: currency === null ? parts : inCurrency(parts, currency),
  };
  // What the amounts of these days are in is what the reports themselves say.
  const range = { period: { from: period.from, to: period.to } };
  const amounts = { keep: true, enabled: hasAmounts(parts) };
  const bought = useQueryCall('report.contribution', range, amounts);
  const planned = useQueryCall('report.opportunity', range, amounts);
  const written = JSON.stringify({ contents, named, comment, chosen });
  const saved = useRef(written);
  const now = useRef(written);
  now.current = written;
  const settle = () => {
    saved.current = now.current;
  };
  const preview = useQueryCall(
    'briefing.preview',
    { contents },
    { keep: true, staleTime: 0, enabled: parts.length > 0 },
  );
  const people = readers.data?.people ?? [];
  // Those who read only what is sent to them are whom it is usually for.
  const to = chosen ?? people.filter((person) => !person.reads_all).map(({ id }) => id);
  const names = to.map((id) => people.find((person) => person.id === id)?.name ?? '').filter(Boolean);
  const periodName = useNamedPeriod(period);
  const title = named ?? t('briefing.titleOf', { period: periodName });
  const ready = title.trim() !== '' && parts.length > 0 && readers.data !== undefined;

  const input = {
    ...(draft ? { id: draft.id, rev: draft.rev } : {}),
    title,
    comment: comment.trim() || null,
    contents,
    recipients: to,
  };
  const run = async (work: () => Promise<void>) => {
    if (!ready || busy) return;
    setBusy(true);
    await work().catch(sayProblem);
    setBusy(false);
  };
  const open = (id: string) =>
    void navigate({ to: '/insights/briefings/$id', params: { id }, replace: true });
  const save = () =>
    run(async () => {
      const { id } = await writer.write('briefing.save', input, { said: t('briefing.did.saved') });
      settle();
      open(id);
    });
  const send = () =>
    run(async () => {
      const draftNow = await writer.write('briefing.save', input);
      settle();
      await writer.write('briefing.send', draftNow, { said: t('briefing.did.sent', { title }), final: true });
      setAsking(false);
      open(draftNow.id);
    });
  const remove = (id: string) =>
    run(async () => {
      await writer.write('briefing.delete', { id }, { said: t('briefing.did.deleted', { title }) });
      settle();
      void navigate({ to: '/insights/briefings' });
    });

  return (
    <>
      <div data-noprint>
        <PageHead title={t(draft ? 'briefing.title' : 'briefing.new')} below={<ReportTabs now="briefings" />}>
          <ToAll />
          <Print />
          {draft && (
            <Button
              data-noprint
              leftSection={<IconTrash size={15} stroke={1.7} />}
              disabled={busy}
              onClick={() => void remove(draft.id)}
            >
              {t('briefing.delete')}
            </Button>
          )}
          <Button
            data-noprint
            leftSection={<IconDeviceFloppy size={15} stroke={1.7} />}
            disabled={!ready || busy}
            onClick={() => void save()}
          >
            {t('briefing.save')}
          </Button>
          <Button
            data-noprint
            variant="filled"
            leftSection={<IconSend size={15} stroke={1.7} />}
            disabled={!ready || busy}
            onClick={() => setAsking(true)}
          >
            {t('briefing.send')}
          </Button>
        </PageHead>
      </div>
      <div className={classes.writing}>
        <form
          data-noprint
          className={classes.form}
          onSubmit={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void save();
            }
          }}
        >
          <TextInput
            label={t('briefing.name')}
            value={title}
            maxLength={100}
            required
            onChange={(event) => setNamed(event.currentTarget.value)}
          />
          <fieldset>
            <legend>{t('briefing.period')}</legend>
            <div className={classes.period}>
              <PeriodChoice
                address={period}
                onChange={({ from, to: until }) =>
                  setPeriod((old) => ({ from: from ?? old.from, to: until ?? old.to }))
                }
              />
              {bought.data && hasAmounts(parts) && (
                <CurrencyChoice
                  currency={currency ?? bought.data.currency}
                  currencies={[...bought.data.currencies, ...(planned.data?.currencies ?? [])]}
                  onChange={setCurrency}
                />
              )}
            </div>
          </fieldset>
          <MultiSelect
            label={t('briefing.recipients')}
            description={t('briefing.recipientsHint')}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={to}
            searchable
            onChange={setChosen}
          />
          <Textarea
            label={t('briefing.comment')}
            placeholder={t('briefing.commentHint')}
            value={comment}
            autosize
            minRows={4}
            maxRows={14}
            maxLength={5000}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <div className={classes.parts}>
            <h2>{t('briefing.parts')}</h2>
            {REPORTS.map((report) => {
              const ways = waysOf(report);
              return (
                <fieldset key={report}>
                  <legend>{t(`insight.report.${report}`)}</legend>
                  {CHOICES.filter((choice) => choice.report === report).map((choice) => (
                    <Checkbox
                      key={choice.by ?? report}
                      label={ways.length > 0 ? t(`insight.bys.${choice.by}`) : t(`insight.report.${report}`)}
                      checked={parts.some((part) => isSame(part, choice))}
                      onChange={() => setParts((old) => toggled(old, choice))}
                    />
                  ))}
                </fieldset>
              );
            })}
          </div>
        </form>
        <div className={classes.reading} aria-busy={preview.isPlaceholderData || undefined}>
          {preview.isError && <Refused error={preview.error} onRetry={() => void preview.refetch()} />}
          {parts.length === 0 && <p className={classes.none}>{t('briefing.noSections')}</p>}
          {parts.length > 0 && preview.isPending && <Waiting />}
          {preview.data && parts.length > 0 && (
            <Paper
              title={title}
              contents={contents}
              author={draft?.author.name ?? user.display_name}
              sentAt={null}
              recipients={names}
              comment={comment.trim() || null}
              sections={preview.data.sections}
            />
          )}
        </div>
      </div>
      <LeaveGuard unsaved={() => saved.current !== now.current} />
      {asking && (
        <Dialog opened onClose={() => setAsking(false)} title={t('briefing.sendTitle')} size={480}>
          <p>
            {names.length > 0
              ? t('briefing.sendText', { names: format.list(names) })
              : t('briefing.sendNobody')}
          </p>
          <DialogActions>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button variant="filled" data-autofocus loading={busy} onClick={() => void send()}>
              {t('briefing.send')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

/** A whole month or year by its name, other days from one to the other. */
function useNamedPeriod({ from, to }: Period): string {
  const { t } = useTranslation();
  const format = useFormat();
  const month = spanOf('month', from);
  const year = spanOf('year', from);
  if (from === month.from && to === month.to) return format.monthOfYear(from);
  if (from === year.from && to === year.to) return t('insight.inYear', { year: from.slice(0, 4) });
  return t('briefing.for', { from: format.date(from), to: format.date(to) });
}
