/** A new product, in offices that keep none in a sales system. */

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json, Values } from '~/api/types';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { Waiting } from '~/components/States';
import { type Fields, isEmpty, useFields } from '~/features/fields/useFields';
import { FormFrame, FormInputs } from '~/features/record/form/FormFrame';
import classes from '~/features/record/form/form.module.css';
import { useFormat } from '~/locales/useFormat';

const QUICK = ['name', 'sku', 'unit', 'price'];

export function ProductForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const fields = useFields('product');
  const [full, setFull] = useState(false);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('product.new')}
      size={full ? 760 : 480}
      closeOnClickOutside={false}
    >
      {fields.ready ? <Form {...{ fields, full, onClose }} onFull={setFull} /> : <Waiting />}
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
  const { currency } = useFormat();
  const [values, setValues] = useState<Values>({ currency });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const written = fields.fields.filter((field) => !field.read_only && field.type !== 'tags');
  const shown = full
    ? written
    : written.filter((field) => QUICK.includes(field.name) || (field.custom && field.required));
  const missing = written
    .filter((field) => field.required && isEmpty(values[field.name]))
    .map((field) => field.name);
  const ready = !isEmpty(values.name) && !isEmpty(values.sku);

  async function save() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    const given = Object.entries(values).filter(
      ([name, value]) => !isEmpty(value) && (name !== 'currency' || !isEmpty(values.price)),
    );
    try {
      const name = String(values.name).trim();
      const made = await writer.write(
        'product.create',
        { values: Object.fromEntries(given) },
        { said: t('did.created', { name, number: String(values.sku).trim() }) },
      );
      onClose();
      void navigate({ to: '/products/$id', params: { id: made.id } });
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
      <div className={classes.grid} data-full={full || undefined}>
        <FormInputs
          {...{ shown, fields, values, full, error }}
          autoFocus
          onChange={(name: string, value: Json) => setValues((old) => ({ ...old, [name]: value }))}
        />
      </div>
    </FormFrame>
  );
}
