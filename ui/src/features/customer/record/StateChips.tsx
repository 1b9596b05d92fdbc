import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '~/api/types';
import { Chip } from '~/components/Chip';
import { FieldValue } from '~/features/fields/FieldValue';
import { type Fields, isEmpty } from '~/features/fields/useFields';
import { useFormat } from '~/locales/useFormat';

/** The states worth a colour: level, status, lifecycle, what is missing, what is in dispute, the bin. */
export function StateChips({ detail, fields }: { detail: CustomerDetail; fields: Fields }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { values, missing, conflicts, life } = detail;
  return (
    <>
      {life === 'binned' && <Chip tone="bad">{t('record.binned')}</Chip>}
      {life === 'erased' && <Chip tone="bad">{t('record.erased')}</Chip>}
      {['level', 'status', 'lifecycle'].map((name) => {
        const field = fields.byName.get(name);
        if (!field || isEmpty(values[name])) return null;
        const why =
          name === 'lifecycle' && !isEmpty(values.lifecycle_override) ? values.lifecycle_reason : null;
        return (
          <span key={name} title={why ? t('lifecycle.because', { why: String(why) }) : undefined}>
            <FieldValue field={field} value={values[name]} fields={fields} as="fact" />
          </span>
        );
      })}
      {missing.length > 0 && (
        <Chip
          tone="warn"
          title={t('record.missingList', {
            fields: format.list(missing.map(fields.label)),
            count: missing.length,
          })}
        >
          {t('record.missing', { count: missing.length })}
        </Chip>
      )}
      {conflicts.length > 0 && <Chip tone="bad">{t('record.conflicts', { count: conflicts.length })}</Chip>}
    </>
  );
}
