/** Words in two languages, switchable without a restart. The first start follows the system. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { onPreferences, preferences } from '~/theme/preferences';
import coreEn from './en/core.json';
import fieldsEn from './en/fields.json';
import uiEn from './en/ui.json';
import coreZh from './zh-CN/core.json';
import fieldsZh from './zh-CN/fields.json';
import uiZh from './zh-CN/ui.json';

export const resources = {
  'zh-CN': { ui: uiZh, core: coreZh, fields: fieldsZh },
  en: { ui: uiEn, core: coreEn, fields: fieldsEn },
};

void i18next.use(initReactI18next).init({
  resources,
  lng: preferences().language,
  fallbackLng: false,
  supportedLngs: ['zh-CN', 'en'],
  ns: ['ui', 'core', 'fields'],
  defaultNS: 'ui',
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

function followLanguage() {
  const { language } = preferences();
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}
followLanguage();
onPreferences(followLanguage);

export { i18next };
