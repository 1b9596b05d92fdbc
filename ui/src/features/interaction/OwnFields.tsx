/** The office's own fields of an interaction. In place they stay folded until asked for; what is required never hides. */
import { IconForms } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInput } from '~/features/fields/FieldInput';
import type { Fields } from '~/features/fields/useFields';
import classes from './log.module.css';
import type { LogDraft } from './logDraft';

interface Props {
  draft: LogDraft;
  fields: Fields;
  onChange: (patch: Partial<LogDraft>) => void;
  folded?: boolean;
}

export function OwnFields({ draft, fields, onChange, folded = false }: Props) {
  const { t } = useTranslation();
  const own = fields.fields.filter((field) => field.custom);
  const [open, setOpen] = useState(!folded || own.some((field) => field.required));
  if (own.length === 0) return null;
  if (!open) {
    return (
      <button type="button" className={classes.part} onClick={() => setOpen(true)}>
        <IconForms size={14} stroke={1.7} aria-hidden="true" />
        {t('log.own')}
      </button>
    );
  }
  return (
    <div className={classes.own}>
      {own.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={draft.own[field.name]}
          fields={fields}
          required={field.required}
          onChange={(value) => onChange({ own: { ...draft.own, [field.name]: value } })}
        />
      ))}
    </div>
  );
}
