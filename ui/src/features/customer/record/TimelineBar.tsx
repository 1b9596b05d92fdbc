/** Which entries of a timeline are shown. */
import { useTranslation } from 'react-i18next';
import { KINDS, type Kind, toggleKind } from './address';
import classes from './timeline.module.css';

interface Props {
  kinds: Kind[];
  onKinds: (kinds: string | undefined) => void;
}

export function TimelineBar({ kinds, onKinds }: Props) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form of its own
    <div className={classes.bar} role="group" aria-label={t('timeline.show')}>
      <button
        type="button"
        className={classes.kind}
        aria-pressed={kinds.length === 0}
        onClick={() => onKinds(undefined)}
      >
        {t('timeline.all')}
      </button>
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className={classes.kind}
          aria-pressed={kinds.includes(kind)}
          onClick={() => onKinds(toggleKind(kinds, kind))}
        >
          {t(`timeline.kind.${kind}`)}
        </button>
      ))}
    </div>
  );
}
