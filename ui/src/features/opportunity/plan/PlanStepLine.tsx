/** One step of a plan: when, what, and what came of it; carried out where it stands. */
import { ActionIcon, Button, Menu, Textarea } from '@mantine/core';
import { IconCheck, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanStep } from '~/api/types';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { Problem } from '~/components/States';
import { may } from '~/features/process/steps';
import { isComposing, pressedEscape } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import classes from './plan.module.css';

const NAMESPACES = ['ui', 'fields'] as const;

export function PlanStepLine({ step }: { step: PlanStep }) {
  const { t } = useTranslation(NAMESPACES);
  const format = useFormat();
  const writer = useWriter();
  const [writing, setWriting] = useState<'result' | 'action' | null>(null);
  const done = step.done_at !== null;
  const today = localDate(new Date(), format.timeZone);
  const late = !done && step.state === 'planned' && step.planned_on < today;
  const due = !done && step.state === 'planned' && step.planned_on === today;
  const mayExecute = may(step.actions, 'execute');
  const mayEdit = may(step.actions, 'edit');
  const mayBin = may(step.actions, 'delete');
  const close = () => setWriting(null);

  async function saveAction(action: string) {
    await writer.write(
      'plan.update',
      { id: step.id, rev: step.rev, set: { action } },
      // What somebody else said meanwhile stands, and is shown a moment later.
      { said: ({ saved }) => (saved.length > 0 ? t('plan.did.changed') : t('plan.did.theirs')) },
    );
  }

  return (
    <li className={classes.step} data-done={done || undefined}>
      <span className={classes.mark} aria-hidden="true">
        {done && <IconCheck size={13} stroke={2.4} />}
      </span>
      <time dateTime={step.planned_on} data-late={late || undefined} title={format.date(step.planned_on)}>
        {format.day(step.planned_on)}
      </time>
      <div className={classes.what}>
        {writing === 'action' ? (
          <Writing
            label={t('fields:plan.action', { ns: 'fields' })}
            start={step.action}
            field="action"
            onSave={saveAction}
            onClose={close}
          />
        ) : (
          <p>
            {step.action} {late && <Chip tone="warn">{t('plan.late')}</Chip>}
            {due && <Chip tone="accent">{t('plan.today')}</Chip>}
          </p>
        )}
        {writing === 'result' ? (
          <Writing
            label={t('fields:plan.result', { ns: 'fields' })}
            start={step.result ?? ''}
            field="result"
            onSave={async (result) => {
              await writer.write('plan.execute', { id: step.id, result }, { said: t('plan.did.done') });
            }}
            onClose={close}
          />
        ) : (
          step.result && (
            <p className={classes.result}>
              {step.result}
              {step.done_at && (
                <small title={format.instant(step.done_at)}>
                  {step.done_by_name} · {format.relative(step.done_at)}
                </small>
              )}
            </p>
          )
        )}
      </div>
      <span className={classes.buttons}>
        {mayExecute && writing === null && (
          <Button
            variant={done ? 'subtle' : 'default'}
            aria-label={t(done ? 'plan.rewriteOf' : 'plan.executeOf', { action: step.action })}
            onClick={() => setWriting('result')}
          >
            {done ? t('plan.rewrite') : t('plan.execute')}
          </Button>
        )}
        {(mayEdit || mayBin) && writing === null && (
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={t('plan.menu', { action: step.action })}>
                <IconDots size={16} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {mayEdit && (
                <Menu.Item
                  leftSection={<IconPencil size={15} stroke={1.6} />}
                  onClick={() => setWriting('action')}
                >
                  {t('plan.edit')}
                </Menu.Item>
              )}
              {mayBin && (
                <Menu.Item
                  leftSection={<IconTrash size={15} stroke={1.6} />}
                  data-danger
                  onClick={() =>
                    void writer.tryWrite('plan.bin', { ids: [step.id] }, { said: t('plan.did.deleted') })
                  }
                >
                  {t('delete.button')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </span>
    </li>
  );
}

interface WritingProps {
  label: string;
  start: string;
  field: 'action' | 'result';
  onSave: (text: string) => Promise<void>;
  onClose: () => void;
}

function Writing({ label, start, field, onSave, onClose }: WritingProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(start);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ready = text.trim() !== '' && text.trim() !== start;
  const why = invalidFields(error)[field];

  async function save() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await onSave(text.trim());
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.writing}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (pressedEscape(event)) {
          event.stopPropagation();
          event.preventDefault();
          onClose();
        }
        if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <Textarea
        label={label}
        autoFocus
        autosize
        minRows={2}
        maxRows={8}
        maxLength={500}
        value={text}
        error={why ? ruleText(why) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {error !== null && !why && <Problem>{errorText(error)}</Problem>}
      <div>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" variant="filled" loading={busy} disabled={!ready}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
