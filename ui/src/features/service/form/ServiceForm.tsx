/** A new service: a quick form for while the customer is on the phone, and the full one that asks everything. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRef, Json, Values } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { Waiting } from '~/components/States';
import { WhoseContext } from '~/features/fields/ContactPicker';
import { CustomerSearch } from '~/features/fields/CustomerSearch';
import { type Fields, useFields } from '~/features/fields/useFields';
import { FormFrame, FormInputs } from '~/features/record/form/FormFrame';
import classes from '~/features/record/form/form.module.css';
import { missingService, serviceFields, serviceInput } from './draft';

interface Props {
  customer: CustomerRef | null;
  onClose: () => void;
}

export function ServiceForm(props: Props) {
  const { t } = useTranslation();
  const fields = useFields('service');
  const [full, setFull] = useState(false);
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('service.new')}
      size={full ? 760 : 520}
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

function Form({ customer: given, fields, full, onFull, onClose }: FormProps) {
  const { t } = useTranslation();
  const writer = useWriter();
  const navigate = useNavigate();
  const [customer, setCustomer] = useState(given);
  const [values, setValues] = useState<Values>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const shown = serviceFields(fields.fields, full);
  const missing = full ? missingService(fields.fields, values, customer) : [];
  const ready = typeof values.title === 'string' && values.title.trim() !== '';
  const set = (name: string, value: Json) => setValues((old) => ({ ...old, [name]: value }));

  async function save() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      const made = await writer.write(
        'service.create',
        serviceInput(fields.fields, values, customer, full && missing.length === 0),
        { said: ({ number }) => t('did.created', { name: String(values.title).trim(), number }) },
      );
      onClose();
      void navigate({ to: '/services/$id', params: { id: made.id } });
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
              label={fields.label('customer')}
              value={customer}
              autoFocus={given === null}
              onChange={(picked) => {
                setCustomer(picked);
                if (picked?.id !== customer?.id) set('contact', null);
              }}
            />
          </div>
          <WhoseContext value={customer?.id ?? null}>
            <FormInputs
              {...{ shown, fields, values, full, error }}
              lead="title"
              autoFocus={given !== null}
              onChange={set}
            />
          </WhoseContext>
        </div>
      </section>
    </FormFrame>
  );
}
