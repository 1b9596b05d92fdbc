/** A new order, in offices that have no sales system: whose it is, when, and its lines, all by keyboard. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRef, Json, Values } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { Waiting } from '~/components/States';
import { CustomerSearch } from '~/features/fields/CustomerSearch';
import { FieldInput } from '~/features/fields/FieldInput';
import { type Fields, isEmpty, useFields } from '~/features/fields/useFields';
import { invalidFields, ruleText } from '~/locales/errors';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { KeepForm } from './KeepForm';
import { LineEditor } from './LineEditor';
import { blankLine, gapOf, inputOf, isBlank } from './lines';
import classes from './orderForm.module.css';

/** The number comes first where the office gives its own; all else has a usual value. */
const ASKED = ['ordered_on', 'number', 'status', 'currency', 'paid', 'channel', 'ship_to'];

interface Props {
  customer: CustomerRef | null;
  onClose: () => void;
}

export function OrderForm(props: Props) {
  const { t } = useTranslation();
  const fields = useFields('sales_order');
  return (
    <Dialog opened onClose={props.onClose} title={t('salesOrder.new')} size={900} closeOnClickOutside={false}>
      {fields.ready ? <Form {...props} fields={fields} /> : <Waiting />}
    </Dialog>
  );
}

function Form({ customer: given, fields, onClose }: Props & { fields: Fields }) {
  const { t } = useTranslation();
  const writer = useWriter();
  const navigate = useNavigate();
  const format = useFormat();
  const [customer, setCustomer] = useState(given);
  const [values, setValues] = useState<Values>({
    ordered_on: localDate(new Date(), format.timeZone),
    currency: format.currency,
  });
  const [lines, setLines] = useState(() => [blankLine()]);
  const [strict, setStrict] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const currency = String(values.currency || format.currency);
  const asked = ASKED.flatMap((name) => fields.byName.get(name) ?? []).filter((field) => !field.read_only);
  const written = lines.filter((line) => !isBlank(line));
  const ready = customer !== null && written.length > 0;
  const why = invalidFields(error);
  const set = (name: string, value: Json) => setValues((old) => ({ ...old, [name]: value }));

  async function keep() {
    setStrict(true);
    if (busy || !customer || written.length === 0 || written.some((line) => gapOf(line) !== null)) return;
    setBusy(true);
    setError(null);
    try {
      const said = Object.entries(values).filter(([, value]) => !isEmpty(value));
      const made = await writer.write(
        'sales_order.create',
        {
          values: { ...Object.fromEntries(said), customer: customer.id },
          lines: written.flatMap((line) => inputOf(line) ?? []),
        },
        { said: ({ number }) => t('salesOrder.did.created', { number, name: customer.name }) },
      );
      onClose();
      void navigate({ to: '/orders/$id', params: { id: made.id } });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <KeepForm ready={ready} busy={busy} error={error} onKeep={() => void keep()} onClose={onClose}>
      <div className={classes.head}>
        <div data-wide>
          <CustomerSearch
            label={fields.label('customer')}
            value={customer}
            onChange={setCustomer}
            autoFocus={given === null}
          />
        </div>
        {asked.map((field) => {
          const rule = why[field.name];
          return (
            <div key={field.name} data-wide={field.name === 'ship_to' || undefined}>
              <FieldInput
                field={field}
                value={values[field.name]}
                fields={fields}
                required={field.name === 'ordered_on'}
                currency={currency}
                error={rule ? ruleText(rule) : undefined}
                onChange={(value) => set(field.name, value)}
              />
            </div>
          );
        })}
      </div>
      <LineEditor lines={lines} currency={currency} strict={strict} onChange={setLines} />
    </KeepForm>
  );
}
