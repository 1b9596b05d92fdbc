/** A new contact: a quick form that asks little, and the full one that asks everything. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactPointDraft, CustomerRef, Json, Values } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { Waiting } from '~/components/States';
import { CustomerSearch } from '~/features/fields/CustomerSearch';
import { type Fields, useFields } from '~/features/fields/useFields';
import { FormFrame, FormInputs } from '~/features/record/form/FormFrame';
import classes from '~/features/record/form/form.module.css';
import { PointRows } from '~/features/record/Points';
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
  const [customer, setCustomer] = useState(given);
  const [values, setValues] = useState<Values>({});
  const [points, setPoints] = useState<ContactPointDraft[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
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
    <FormFrame
      {...{ fields, shown, missing, full, onFull, ready, busy, error, onClose }}
      onSave={() => void save()}
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
          <FormInputs {...{ shown, fields, values, full, error }} autoFocus={given !== null} onChange={set} />
          {full && (
            <div className={classes.points} data-wide>
              <span>{t('contact.morePoints')}</span>
              <PointRows drafts={points} onChange={setPoints} />
            </div>
          )}
        </div>
      </section>
    </FormFrame>
  );
}
