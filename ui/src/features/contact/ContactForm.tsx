/** A new contact: a quick form that asks little, and the full one that asks everything. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactPointDraft, CustomerRef, Field, Json, Values } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Keys } from '~/components/Keys';
import { Problem, Waiting } from '~/components/States';
import classes from '~/features/customer/form/form.module.css';
import { CustomerSearch } from '~/features/fields/CustomerSearch';
import { FieldInput } from '~/features/fields/FieldInput';
import { type Fields, useFields } from '~/features/fields/useFields';
import { PointRows } from '~/features/record/Points';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import { contactFields, contactInput, missingContact } from './draft';

interface Props {
  customer: CustomerRef | null;
  onClose: () => void;
  onMade?: (id: string) => void;
}

export function ContactForm(props: Props) {
  const { t } = useTranslation();
  const fields = useFields('contact');
  const [full, setFull] = useState(false);
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('contact.new')}
      size={full ? 760 : 480}
      closeOnClickOutside={false}
    >
      {fields.ready ? <Form {...props} fields={fields} full={full} onFull={setFull} /> : <Waiting />}
    </Dialog>
  );
}

interface FormProps extends Props {
  fields: Fields;
  full: boolean;
  onFull: (full: boolean) => void;
}

function Form({ customer: given, fields, full, onFull, onClose, onMade }: FormProps) {
  const { t } = useTranslation();
  const writer = useWriter();
  const format = useFormat();
  const [customer, setCustomer] = useState(given);
  const [values, setValues] = useState<Values>({});
  const [points, setPoints] = useState<ContactPointDraft[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const invalid = invalidFields(error);
  const shown = contactFields(fields.fields, full);
  const missing = full ? missingContact(fields.fields, values) : [];
  const named = typeof values.name === 'string' && values.name.trim() !== '';
  const ready = named && customer !== null;
  const set = (name: string, value: Json) => setValues((old) => ({ ...old, [name]: value }));

  async function save() {
    if (!ready || !customer || busy) return;
    setBusy(true);
    setError(null);
    try {
      const name = String(values.name).trim();
      const input = contactInput(customer.id, values, points, full && missing.length === 0);
      const made = await writer.write('contact.create', input, {
        said: t('did.contactCreated', { name, customer: customer.name }),
      });
      onClose();
      onMade?.(made.id);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <section className={classes.group}>
        <div className={classes.grid} data-full={full || undefined}>
          <div data-wide>
            <CustomerSearch
              label={t('contact.of')}
              value={customer}
              autoFocus={given === null}
              onChange={setCustomer}
            />
          </div>
          {shown.map((field) => (
            <div key={field.name} data-wide={isWide(field, full) || undefined}>
              <FieldInput
                field={field}
                value={values[field.name]}
                fields={fields}
                autoFocus={given !== null && field.name === 'name'}
                required={full ? field.required : field.name === 'name'}
                error={invalid[field.name] ? ruleText(invalid[field.name] ?? '') : undefined}
                onChange={(value) => set(field.name, value)}
              />
            </div>
          ))}
          {full && (
            <div className={classes.points} data-wide>
              <span>{t('contact.morePoints')}</span>
              <PointRows drafts={points} onChange={setPoints} />
            </div>
          )}
        </div>
      </section>
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
            disabled={!ready}
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
  return !full || field.type === 'long_text' || field.type === 'lunar_date';
}
