/** What was asked, what was done, what the customer said: the words of a service in their order. */
import { useTranslation } from 'react-i18next';
import type { ServiceDetail } from '~/api/types';
import { Stars } from '~/components/Stars';
import { type Fields, isEmpty } from '~/features/fields/useFields';
import { useFormat } from '~/locales/useFormat';
import classes from '../service.module.css';

export function Course({ detail, fields }: { detail: ServiceDetail; fields: Fields }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { values, state } = detail;
  const text = (name: string) => (isEmpty(values[name]) ? null : String(values[name]));
  const at = (name: string, who: string | null) =>
    [who ?? '', values[name] ? format.instant(String(values[name])) : ''].filter(Boolean).join(' · ');
  const before = state === 'assigned' && !isEmpty(values.handling);
  return (
    <div className={classes.words}>
      <article>
        <header>
          <h2>{fields.label('request')}</h2>
          <small>{at('raised_at', detail.contact_name)}</small>
        </header>
        <p data-empty={text('request') === null || undefined}>{text('request') ?? t('field.none')}</p>
      </article>
      {text('handling') !== null && (
        <article>
          <header>
            <h2>{before ? t('service.handledBefore') : fields.label('handling')}</h2>
            <small>{at('handled_at', detail.handled_by_name)}</small>
          </header>
          <p>{text('handling')}</p>
        </article>
      )}
      {text('result') !== null && (
        <article>
          <header>
            <h2>{before ? t('service.feedbackBefore') : t('service.feedbackSaid')}</h2>
            {typeof values.satisfaction === 'number' && (
              <Stars value={values.satisfaction} label={fields.label('satisfaction')} />
            )}
            <small>{at('archived_at', null)}</small>
          </header>
          <p>{text('result')}</p>
        </article>
      )}
    </div>
  );
}
