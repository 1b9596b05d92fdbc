/** What roles are called. Presets have a word of the program; those of the office are named by whoever may read roles. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';

export function useRoleNames(): (code: string) => string {
  const { t } = useTranslation();
  const zh = useFormat().language === 'zh-CN';
  const mayRead = useCan('role.read');
  const list = useQueryCall('role.list', {}, { enabled: mayRead });
  const roles = list.data?.roles;
  return useCallback(
    (code) => {
      const role = roles?.find((each) => each.code === code);
      if (role) return zh ? role.label_zh || role.label_en : role.label_en || role.label_zh;
      return t(`role.${code}`, { defaultValue: t('role.own') });
    },
    [roles, zh, t],
  );
}
