/** Shown once. Without it and without a password the file opens for nobody, so two groups are typed back. */
import { Button, TextInput } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayProblem } from '~/api/write';
import { say } from '~/components/toastStore';
import { transport } from '~/transport';
import classes from './door.module.css';
import { askedPlaces, recoveryGroups, sameGroup } from './recoveryGroups';

export function RecoveryKey({ recoveryKey, onKept }: { recoveryKey: string; onKept: () => void }) {
  const { t } = useTranslation();
  const groups = recoveryGroups(recoveryKey);
  const [asked] = useState(() => askedPlaces());
  const [typed, setTyped] = useState<[string, string]>(['', '']);
  const right = asked.map((place, i) => sameGroup(typed[i] ?? '', groups[place] ?? ''));
  const text = groups.join('-');

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      say({ tone: 'done', text: t('door.key.copied') });
    } catch {
      say({ tone: 'problem', text: t('door.key.copyFailed') });
    }
  }

  async function save() {
    try {
      const kept = await transport.saveText(
        t('door.key.fileName'),
        `${t('door.key.fileTitle')}\n\n${text}\n`,
      );
      // A browser shows its downloads itself.
      if (kept && transport.desktop) say({ tone: 'done', text: t('door.key.saved') });
    } catch (error) {
      sayProblem(error);
    }
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (right.every(Boolean)) onKept();
      }}
    >
      <h1>{t('door.key.title')}</h1>
      <p className={classes.hint}>{t('door.key.text')}</p>
      <ol className={classes.key} aria-label={t('door.key.title')}>
        {groups.map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place in the key
          <li key={i}>
            <span>{i + 1}</span>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <div className={classes.keep} data-noprint>
        <Button leftSection={<IconCopy size={15} />} onClick={() => void copy()}>
          {t('action.copy')}
        </Button>
        <Button leftSection={<IconPrinter size={15} />} onClick={() => window.print()}>
          {t('action.print')}
        </Button>
        <Button leftSection={<IconDownload size={15} />} onClick={() => void save()}>
          {t('action.saveFile')}
        </Button>
      </div>
      <div className={classes.prove} data-noprint>
        <p>{t('door.key.prove')}</p>
        <div className={classes.pair}>
          {asked.map((place, i) => (
            <TextInput
              key={place}
              label={t('door.key.group', { n: place + 1 })}
              value={typed[i] ?? ''}
              onChange={(event) => {
                const value = event.currentTarget.value;
                setTyped((old) => (i === 0 ? [value, old[1]] : [old[0], value]));
              }}
              error={
                (typed[i] ?? '').length >= (groups[place] ?? '').length && !right[i]
                  ? t('door.key.wrong')
                  : undefined
              }
              autoComplete="off"
              spellCheck={false}
              styles={{ input: { fontFamily: 'var(--mono)', textTransform: 'uppercase' } }}
            />
          ))}
        </div>
        <Button type="submit" variant="filled" fullWidth disabled={!right.every(Boolean)}>
          {t('door.key.enter')}
        </Button>
      </div>
    </form>
  );
}
