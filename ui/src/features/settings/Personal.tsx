import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/features/shell/session';
import {
  type Density,
  type Language,
  type Scheme,
  setPreferences,
  usePreferences,
} from '~/theme/preferences';
import { PasswordDialog } from './PasswordDialog';
import classes from './settings.module.css';

/** One line of a settings sheet: what it is, why one would change it, the control. */
export function Setting({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={classes.setting}>
      <div>
        <b>{label}</b>
        {hint && <p>{hint}</p>}
      </div>
      <div>{children}</div>
    </div>
  );
}

export function Personal() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { language, scheme, density } = usePreferences();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <section className={classes.card}>
        <Setting label={t('settings.me')} hint={t('settings.username', { name: user.username })}>
          {user.display_name}
        </Setting>
        <Setting label={t('door.password')} hint={t('password.hint')}>
          <Button onClick={() => setChanging(true)}>{t('password.change')}</Button>
        </Setting>
      </section>
      <h2 className={classes.heading}>{t('settings.look')}</h2>
      <section className={classes.card}>
        <Setting label={t('settings.language')}>
          <SegmentedControl
            aria-label={t('settings.language')}
            value={language}
            onChange={(value) => setPreferences({ language: value as Language })}
            data={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Setting>
        <Setting label={t('settings.theme')}>
          <SegmentedControl
            aria-label={t('settings.theme')}
            value={scheme}
            onChange={(value) => setPreferences({ scheme: value as Scheme })}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t(`settings.scheme.${value}`),
            }))}
          />
        </Setting>
        <Setting label={t('settings.density')} hint={t('settings.densityHint')}>
          <SegmentedControl
            aria-label={t('settings.density')}
            value={density}
            onChange={(value) => setPreferences({ density: value as Density })}
            data={(['comfortable', 'compact'] as const).map((value) => ({
              value,
              label: t(`settings.densityOf.${value}`),
            }))}
          />
        </Setting>
      </section>
      <p className={classes.note}>{t('settings.localNote')}</p>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  );
}
