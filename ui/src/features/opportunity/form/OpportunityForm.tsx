/** A new opportunity: a quick form that asks little, and the full one that asks everything. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRef, Json, Values } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { Waiting } from '~/components/States';
import { ProductsPicker } from '~/features/fields/ProductPicker';
import { type Fields, useFields } from '~/features/fields/useFields';
import { FormFrame, FormInputs } from '~/features/record/form/FormFrame';
import classes from '~/features/record/form/form.module.css';
import { useCan } from '~/features/shell/session';
import { invalidFields, ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import { CustomerNameInput } from './CustomerNameInput';
import { missingOpportunity, opportunityFields, opportunityInput } from './draft';

interface Props {
  customer: CustomerRef | null;
  onClose: () => void;
}

export function OpportunityForm(props: Props) {
  const { t } = useTranslation();
  const fields = useFields('opportunity');
  const [full, setFull] = useState(false);
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('opportunity.new')}
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

function Form({ customer, fields, full, onFull, onClose }: FormProps) {
  const { t } = useTranslation();
  const writer = useWriter();
  const navigate = useNavigate();
  const { currency } = useFormat();
  const [values, setValues] = useState<Values>({ currency });
  const [whose, setWhose] = useState({ name: customer?.name ?? '', customer });
  const [products, setProducts] = useState<string[]>([]);
  const seesProducts = useCan('product.read');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const shown = opportunityFields(fields.fields, full);
  const missing = full ? missingOpportunity(fields.fields, values, whose) : [];
  const ready = typeof values.title === 'string' && values.title.trim() !== '';
  const why = invalidFields(error).customer_name;
  const set = (name: string, value: Json) => setValues((old) => ({ ...old, [name]: value }));

  async function save() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    // A currency alone says nothing.
    const given =
      values.amount === null || values.amount === undefined ? { ...values, currency: null } : values;
    try {
      const made = await writer.write(
        'opportunity.create',
        {
          ...opportunityInput(fields.fields, given, whose, full && missing.length === 0),
          ...(products.length > 0 ? { products } : {}),
        },
        { said: ({ number }) => t('did.created', { name: String(values.title).trim(), number }) },
      );
      onClose();
      void navigate({ to: '/opportunities/$id', params: { id: made.id } });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  const groups = full ? [...new Set(shown.map((field) => field.group))] : [''];
  return (
    <FormFrame
      {...{ fields, shown, missing, full, onFull, ready, busy, error, onClose }}
      onSave={() => void save()}
    >
      {groups.map((group, index) => {
        const ours = shown.filter((field) => !full || field.group === group);
        const inputs = { fields, values, full, error, lead: 'title', autoFocus: true, onChange: set };
        return (
          <section key={group} className={classes.group}>
            {full && <h3>{fields.groupLabel(group)}</h3>}
            <div className={classes.grid} data-full={full || undefined}>
              <FormInputs {...inputs} shown={ours.filter((field) => field.name === 'title')} />
              {index === 0 && (
                <div data-wide>
                  <CustomerNameInput
                    label={fields.label('customer_name')}
                    {...whose}
                    required={full}
                    error={why ? ruleText(why) : undefined}
                    onChange={(name, picked) => setWhose({ name, customer: picked })}
                  />
                </div>
              )}
              <FormInputs {...inputs} shown={ours.filter((field) => field.name !== 'title')} />
              {full && seesProducts && index === 0 && (
                <div data-wide>
                  <ProductsPicker label={t('opportunity.products')} value={products} onChange={setProducts} />
                </div>
              )}
            </div>
          </section>
        );
      })}
    </FormFrame>
  );
}
