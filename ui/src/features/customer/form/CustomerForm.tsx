/** A new customer: a quick form that asks little, and the full one that asks everything. */
import { SegmentedControl, TagsInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { ContactPointDraft, Json, Values } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { Waiting } from '~/components/States';
import { type CustomerKind, type Fields, useFields } from '~/features/fields/useFields';
import { FormFrame, FormInputs } from '~/features/record/form/FormFrame';
import classes from '~/features/record/form/form.module.css';
import { PointRows } from '~/features/record/Points';
import { useSession } from '~/features/shell/session';
import { formFields, missingFields, toInput } from './draft';

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
  const tagList = useQueryCall('tag.list', {}, { enabled: full });
  const [kind, setKind] = useState<CustomerKind>('company');
  const [values, setValues] = useState<Values>({ owner: user.id, satisfaction: 3, credit: 3 });
  const [points, setPoints] = useState<ContactPointDraft[]>([]);
  const [tags, setTags] = useState<string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
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
    <FormFrame
      {...{ fields, shown, missing, full, onFull, busy, error, onClose }}
      ready={named}
      onSave={() => void save(full && missing.length === 0)}
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
            <FormInputs
              {...{ fields, values, full, error }}
              shown={shown.filter((field) => !full || field.group === group)}
              autoFocus
              onChange={set}
            />
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
    </FormFrame>
  );
}
