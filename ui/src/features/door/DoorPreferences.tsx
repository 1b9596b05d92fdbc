import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Language, type Scheme, setPreferences, usePreferences } from '~/theme/preferences';
import classes from './door.module.css';

/** Language and theme, before anybody is known. */
export function DoorPreferences({ version }: { version: string }) {
  const { t } = useTranslation();
  const { language, scheme } = usePreferences();
  return (
    <footer className={classes.foot} data-noprint>
      <SegmentedControl
        aria-label={t('settings.language')}
        value={language}
        onChange={(value) => setPreferences({ language: value as Language })}
        data={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <SegmentedControl
        aria-label={t('settings.theme')}
        value={scheme}
        onChange={(value) => setPreferences({ scheme: value as Scheme })}
        data={[
          { value: 'auto', label: t('settings.scheme.auto') },
          { value: 'light', label: t('settings.scheme.light') },
          { value: 'dark', label: t('settings.scheme.dark') },
        ]}
      />
      <span>{version}</span>
    </footer>
  );
}
