/** Which entries of a timeline are shown, and as of when. */
import { Button, Popover, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { KINDS, type Kind, toggleKind } from './address';
import classes from './timeline.module.css';

interface Props {
  kinds: Kind[];
  onKinds: (kinds: string | undefined) => void;
  onAsOf: (day: string | undefined) => void;
}

export function TimelineBar({ kinds, onKinds, onAsOf }: Props) {
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
      <LookBack onAsOf={onAsOf} />
    </div>
  );
}

function LookBack({ onAsOf }: { onAsOf: (day: string) => void }) {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${classes.kind} ${classes.back}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconHistory size={14} stroke={1.7} aria-hidden="true" />
          {t('timeline.lookBack')}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={12} w={250}>
        <DayField label={t('timeline.asOfDay')} max={localDate(new Date(), timeZone)} onDay={onAsOf} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** A day is gone to when it is complete, not with each digit typed. */
function DayField({ label, max, onDay }: { label: string; max: string; onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const [day, setDay] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (day) onDay(day);
      }}
    >
      <TextInput
        type="date"
        label={label}
        max={max}
        value={day}
        autoFocus
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" fullWidth mt={10} disabled={!day || day > max}>
        {t('timeline.look')}
      </Button>
    </form>
  );
}

/** What is shown is past, and nothing here changes it. */
export function AsOfBanner({ day, onLeave }: { day: string; onLeave: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.banner} role="status">
      <IconHistory size={16} stroke={1.7} aria-hidden="true" />
      <span>
        <b>{t('timeline.asOf', { day: format.date(day) })}</b> {t('timeline.asOfText')}
      </span>
      <Button onClick={onLeave}>{t('timeline.leave')}</Button>
    </div>
  );
}
