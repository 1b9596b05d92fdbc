import { TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pressedEnter, pressedEscape } from '~/keyboard/ime';
import classes from './record.module.css';

interface Props {
  name: string;
  rev: number;
  mayEdit: boolean;
  /** The level of its heading: the title of a page, or of a panel beside it. */
  level?: 1 | 2;
  /** With the revision the person began from. */
  onSave: (name: string, rev: number) => void;
}

/** The name is the record's title; a click makes it a field. */
export function EditableName({ name, rev, mayEdit, level = 1, onSave }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const begun = useRef({ name, rev });
  if (draft === null) {
    return (
      <div className={classes.name}>
        {level === 1 ? <h1>{name}</h1> : <h2>{name}</h2>}
        {mayEdit && (
          <button
            type="button"
            className={classes.pencil}
            aria-label={t('record.rename')}
            onClick={() => {
              begun.current = { name, rev };
              setDraft(name);
            }}
          >
            <IconPencil size={14} />
          </button>
        )}
      </div>
    );
  }
  const finish = () => {
    const next = draft.trim();
    setDraft(null);
    if (next && next !== begun.current.name) onSave(next, begun.current.rev);
  };
  return (
    <TextInput
      aria-label={t('record.rename')}
      className={classes.nameInput}
      value={draft}
      autoFocus
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (pressedEnter(event)) finish();
        if (pressedEscape(event)) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
