/** Mine, theirs, before: one choice per field. Everything else of the save is already kept. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldConflict } from '~/api/types';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { type Fields, useFields } from '~/features/fields/useFields';
import { useSave } from '~/features/record/save';
import { useFormat } from '~/locales/useFormat';
import classes from './conflict.module.css';
import { type Choice, closeConflict, settleChoices, usePendingConflict } from './pending';

export function ConflictDialog() {
  const { t } = useTranslation();
  const pending = usePendingConflict();
  const entity = pending?.entity ?? 'customer';
  const fields = useFields(entity);
  const save = useSave(entity);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conflict starts with no choice made
  useEffect(() => setChoices({}), [pending]);
  if (!pending) return null;
  const names = Object.keys(pending.conflict);
  const decided = names.every((name) => choices[name]);

  async function settle() {
    if (!pending) return;
    const set = settleChoices(pending.conflict, choices);
    closeConflict();
    if (Object.keys(set).length > 0) await save(pending, set, pending.by);
  }

  return (
    <Dialog opened onClose={closeConflict} title={t('conflict.saveTitle', { name: pending.name })} size={680}>
      <p className={classes.text}>{t('conflict.saveText')}</p>
      {names.map((name) => {
        const conflict = pending.conflict[name];
        return conflict ? (
          <FieldChoice
            key={name}
            name={name}
            conflict={conflict}
            fields={fields}
            choice={choices[name]}
            onChoice={(choice) => setChoices((old) => ({ ...old, [name]: choice }))}
          />
        ) : null;
      })}
      <DialogActions>
        <Button onClick={closeConflict}>{t('conflict.keepTheirs')}</Button>
        <Button variant="filled" disabled={!decided} onClick={() => void settle()} data-autofocus>
          {t('conflict.settle')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface FieldChoiceProps {
  name: string;
  conflict: FieldConflict;
  fields: Fields;
  choice: Choice | undefined;
  onChoice: (choice: Choice) => void;
}

function FieldChoice({ name, conflict, fields, choice, onChoice }: FieldChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = fields.byName.get(name);
  const shown = (value: FieldConflict['mine']) => fields.text(field, value) || t('field.emptyValue');
  const options: [Choice, string, string][] = [
    ['mine', t('conflict.mine'), shown(conflict.mine)],
    [
      'theirs',
      t('conflict.theirs', { by: conflict.by ?? t('person.system'), when: format.relative(conflict.at) }),
      shown(conflict.theirs),
    ],
    ['before', t('conflict.before'), shown(conflict.before)],
  ];
  return (
    <fieldset className={classes.field}>
      <legend>{fields.label(name)}</legend>
      <div className={classes.three}>
        {options.map(([key, title, value]) => (
          <label key={key} className={classes.option} data-on={choice === key || undefined}>
            <input
              type="radio"
              name={`conflict-${name}`}
              className="visually-hidden"
              checked={choice === key}
              onChange={() => onChoice(key)}
            />
            <small>{title}</small>
            <b>{value}</b>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
