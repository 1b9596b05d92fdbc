import { ActionIcon, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Fields } from '~/features/fields/useFields';
import classes from './list.module.css';
import { listColumns } from './views';

interface Props {
  lead: string;
  fields: Fields;
  columns: string[];
  onChange: (columns: string[]) => void;
}

/** Which columns, in which order. What leads a row stays first. */
export function ColumnChooser({ lead, fields, columns, onChange }: Props) {
  const { t } = useTranslation();
  const rest = listColumns(fields.fields)
    .map((field) => field.name)
    .filter((name) => !columns.includes(name));
  const move = (index: number, by: number) => {
    const next = [...columns];
    const [name] = next.splice(index, 1);
    if (name) next.splice(index + by, 0, name);
    onChange(next);
  };
  return (
    <fieldset className={classes.chooser}>
      <legend>{t('list.columns')}</legend>
      {columns.map((name, index) => (
        <div key={name} className={classes.column}>
          <Checkbox
            label={fields.label(name)}
            checked
            disabled={name === lead}
            onChange={() => onChange(columns.filter((each) => each !== name))}
          />
          {name !== lead && (
            <>
              <ActionIcon
                size={22}
                disabled={index <= 1}
                aria-label={t('list.columnUp', { name: fields.label(name) })}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={13} />
              </ActionIcon>
              <ActionIcon
                size={22}
                disabled={index === columns.length - 1}
                aria-label={t('list.columnDown', { name: fields.label(name) })}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={13} />
              </ActionIcon>
            </>
          )}
        </div>
      ))}
      {rest.map((name) => (
        <div key={name} className={classes.column}>
          <Checkbox
            label={fields.label(name)}
            checked={false}
            onChange={() => onChange([...columns, name])}
          />
        </div>
      ))}
    </fieldset>
  );
}
