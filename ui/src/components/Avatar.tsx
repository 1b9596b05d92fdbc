import { avatarLetter } from './avatarLetter';
import classes from './marks.module.css';

interface Props {
  name: string;
  kind?: 'company' | 'person';
  size?: number;
  round?: boolean;
}

/** Decoration beside a name that is always written out. */
export function Avatar({ name, kind = 'person', size = 22, round = false }: Props) {
  const letter = avatarLetter(name, kind);
  return (
    <span
      className={classes.avatar}
      aria-hidden="true"
      data-letter={letter}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * (letter.length > 1 ? 0.36 : 0.46)),
        borderRadius: round ? '50%' : Math.round(size * 0.24),
      }}
    />
  );
}
