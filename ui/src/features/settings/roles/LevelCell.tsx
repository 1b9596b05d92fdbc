/** How far one right reaches; a press opens the levels that make sense for it. */
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { levelsOf, type RightLevel } from './matrix';
import classes from './roles.module.css';

/** A level in words; of what belongs to nobody there is no "all" to speak of, only yes and no. */
export function useLevelWord(): (entity: string, level: RightLevel) => string {
  const { t } = useTranslation();
  return (entity, level) =>
    levelsOf(entity).length === 2
      ? t(`roles.yesNo.${level === 'none' ? 'none' : 'all'}`)
      : t(`roles.level.${level}`);
}

interface Props {
  entity: string;
  level: RightLevel;
  /** What it is the level of, in words. */
  label: string;
  /** Not given: it cannot be changed. */
  onChange?: ((level: RightLevel) => void) | undefined;
}

export function LevelCell({ entity, level, label, onChange }: Props) {
  const { t } = useTranslation();
  const levelWord = useLevelWord();
  const word = (each: RightLevel) => levelWord(entity, each);
  // What a role may not do stays quiet, so that what it may do is seen.
  const shown =
    level === 'none' ? (
      <>
        <span aria-hidden="true">—</span>
        <span className="visually-hidden">{word(level)}</span>
      </>
    ) : (
      word(level)
    );
  if (!onChange) {
    return (
      <span className={classes.level} data-level={level}>
        {shown}
      </span>
    );
  }
  return (
    <Menu position="bottom">
      <Menu.Target>
        <button
          type="button"
          className={classes.level}
          data-level={level}
          aria-label={t('roles.is', { right: label, level: word(level) })}
        >
          {shown}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {levelsOf(entity).map((each) => (
          <Menu.Item
            key={each}
            leftSection={each === level ? <IconCheck size={14} /> : <span className={classes.noTick} />}
            onClick={() => each !== level && onChange(each)}
          >
            {word(each)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
