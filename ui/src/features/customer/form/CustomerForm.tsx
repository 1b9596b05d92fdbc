/** A new customer: a quick form that asks little, and the full one that asks everything. */
import { Button, SegmentedControl, TagsInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { ContactPointDraft, Field, Json, Values } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Keys } from '~/components/Keys';
import { Problem, Waiting } from '~/components/States';
import { FieldInput } from '~/features/fields/FieldInput';
import { type CustomerKind, type Fields, useFields } from '~/features/fields/useFields';
import { PointRows } from '~/features/record/Points';
import { useSession } from '~/features/shell/session';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import { formFields, missingFields, toInput } from './draft';
import classes from './form.module.css';

export function CustomerForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const fields = useFields();
  const [full, setFull] = useState(false);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('customer.new')}
      size={full ? 860 : 480}
      closeOnClickOutside={false}
    >
      {fields.ready ? <Form fields={fields} full={full} onFull={setFull} onClose={onClose} /> : <Waiting />}
    </Dialog>
  );
}

interface FormProps {
  fields: Fields;
  full: boolean;
  onFull: (full: boolean) => void;
  onClose: () => void;
}

function Form({ fields, full, onFull, onClose }: FormProps) {
  const { t } = useTranslation();
  const writer = useWriter();
  const navigate = useNavigate();
  const { user } = useSession();
  const format = useFormat();
  const tagList = useQueryCall('tag.list', {}, { enabled: full });
  const [kind, setKind] = useState<CustomerKind>('company');
  const [values, setValues] = useState<Values>({ owner: user.id, satisfaction: 3, credit: 3 });
  const [points, setPoints] = useState<ContactPointDraft[]>([]);
  const [tags, setTags] = useState<string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const invalid = invalidFields(error);
  const shown = formFields(fields.fields, kind, full);
  const missing = full ? missingFields(fields.fields, kind, values) : [];
  const named = typeof values.name === 'string' && values.name.trim() !== '';
  const set = (name: string, value: Json) => setValues((old) => ({ ...old, [name]: value }));

  async function save(complete: boolean) {
    if (!named || busy) return;
    setBusy(true);
    setError(null);
    try {
      const name = String(values.name).trim();
      const made = await writer.write(
        'customer.create',
        toInput(fields.fields, kind, values, points, tags, complete),
        { said: (answer) => t('did.created', { name, number: answer.number }) },
      );
      onClose();
      void navigate({ to: '/customers/$id', params: { id: made.id } });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  const groups = full ? [...new Set(shown.map((field) => field.group))] : [''];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(full && missing.length === 0);
      }}
      onKeyDown={(event) => {
        if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save(full && missing.length === 0);
        }
      }}
    >
      <SegmentedControl
        fullWidth
        mb={14}
        aria-label={fields.label('kind')}
        value={kind}
        onChange={(next) => setKind(next as CustomerKind)}
        data={(['company', 'person'] as const).map((value) => ({
          value,
          label: fields.text(fields.byName.get('kind'), value),
        }))}
      />
      {groups.map((group) => (
        <section key={group} className={classes.group}>
          {full && <h3>{fields.groupLabel(group)}</h3>}
          <div className={classes.grid} data-full={full || undefined}>
            {shown
              .filter((field) => !full || field.group === group)
              .map((field) => (
                <div key={field.name} data-wide={isWide(field, full) || undefined}>
                  <FieldInput
                    field={field}
                    value={values[field.name]}
                    fields={fields}
                    autoFocus={field.name === 'name'}
                    required={full ? field.required : field.name === 'name'}
                    error={invalid[field.name] ? ruleText(invalid[field.name] ?? '') : undefined}
                    onChange={(value) => set(field.name, value)}
                  />
                </div>
              ))}
          </div>
        </section>
      ))}
      {full && (
        <section className={classes.group}>
          <h3>{t('form.more')}</h3>
          <div className={classes.grid} data-full>
            <div className={classes.points}>
              <span>{t('record.points')}</span>
              <PointRows drafts={points} onChange={setPoints} />
            </div>
            <TagsInput
              label={t('record.tags')}
              value={tags}
              onChange={setTags}
              data={(tagList.data?.tags ?? []).map((tag) => tag.name)}
            />
          </div>
        </section>
      )}
      {error !== null && (
        <Problem>
          {errorText(error)}
          {Object.keys(invalid).some((name) => !shown.some((field) => field.name === name)) &&
            ` ${format.list(Object.keys(invalid).map(fields.label))}`}
        </Problem>
      )}
      <div className={classes.foot}>
        <p>
          {full
            ? missing.length > 0
              ? t('form.missing', {
                  fields: format.list(missing.map(fields.label)),
                  count: missing.length,
                })
              : t('form.complete')
            : t('form.quick')}
        </p>
        <DialogActions>
          <Button variant="subtle" onClick={() => onFull(!full)}>
            {full ? t('form.toQuick') : t('form.toFull')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={busy}
            disabled={!named}
            rightSection={
              <span className={classes.keys}>
                <Keys of="mod+enter" />
              </span>
            }
          >
            {full && missing.length > 0 ? t('form.saveIncomplete') : t('action.save')}
          </Button>
        </DialogActions>
      </div>
    </form>
  );
}

function isWide(field: Field, full: boolean): boolean {
  return (
    !full ||
    field.type === 'long_text' ||
    field.type === 'lunar_date' ||
    field.name === 'name' ||
    field.name === 'address'
  );
}
