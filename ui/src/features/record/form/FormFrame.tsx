/** What every form of a new record has: Ctrl+Enter keeps, what is refused is said, what lacks is named at the foot. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Json, Values } from '~/api/types';
import { DialogActions } from '~/components/DialogActions';
import { Keys } from '~/components/Keys';
import { Problem } from '~/components/States';
import { FieldInput } from '~/features/fields/FieldInput';
import type { Fields } from '~/features/fields/useFields';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import classes from './form.module.css';

interface FrameProps {
  fields: Fields;
  /** The fields it asks for; what is refused elsewhere is named beside the reason. */
  shown: Field[];
  /** Required ones without a value. */
  missing: string[];
  full: boolean;
  onFull: (full: boolean) => void;
  ready: boolean;
  busy: boolean;
  error: unknown;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function FormFrame(props: FrameProps) {
  const { fields, shown, missing, full, onFull, ready, busy, error, onSave, onClose, children } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const invalid = Object.keys(invalidFields(error));
  const lacks = full && missing.length > 0;
  const foot = () => {
    if (!full) return t('form.quick');
    if (!lacks) return t('form.complete');
    return t('form.missing', { fields: format.list(missing.map(fields.label)), count: missing.length });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSave();
        }
      }}
    >
      {children}
      {error !== null && (
        <Problem>
          {errorText(error)}
          {invalid.some((name) => !shown.some((field) => field.name === name)) &&
            ` ${format.list(invalid.map(fields.label))}`}
        </Problem>
      )}
      <div className={classes.foot}>
        <p>{foot()}</p>
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
            {lacks ? t('form.saveIncomplete') : t('action.save')}
          </Button>
        </DialogActions>
      </div>
    </form>
  );
}

interface InputsProps {
  shown: Field[];
  fields: Fields;
  values: Values;
  full: boolean;
  error: unknown;
  autoFocus: boolean;
  /** What the record is known by: all that the quick form insists on. */
  lead?: string;
  onChange: (name: string, value: Json) => void;
}

/** One input for each field; the quick form insists on what it is known by alone. */
export function FormInputs(props: InputsProps) {
  const { shown, fields, values, full, error, autoFocus, lead = 'name', onChange } = props;
  const invalid = invalidFields(error);
  return shown.map((field) => {
    const why = invalid[field.name];
    return (
      <div key={field.name} data-wide={isWide(field, full) || undefined}>
        <FieldInput
          field={field}
          value={values[field.name]}
          fields={fields}
          autoFocus={autoFocus && field.name === lead}
          required={full ? field.required : field.name === lead}
          error={why ? ruleText(why) : undefined}
          currency={String(values.currency ?? '')}
          onChange={(value) => onChange(field.name, value)}
        />
      </div>
    );
  });
}

const WIDE = ['name', 'address', 'title'];

function isWide(field: Field, full: boolean): boolean {
  return !full || ['long_text', 'lunar_date'].includes(field.type) || WIDE.includes(field.name);
}
