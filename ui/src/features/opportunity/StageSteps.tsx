/** The stages of what is being developed, as one row: a press moves it on, or back. */
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useFormat } from '~/locales/useFormat';
import classes from './opportunity.module.css';

interface Props {
  stage: string | null;
  /** Not given: only shown. */
  onStage?: ((stage: string, name: string) => void) | undefined;
}

export function StageSteps({ stage, onStage }: Props) {
  const { t } = useTranslation();
  const zh = useFormat().language === 'zh-CN';
  const dictionaries = useQueryCall('dictionary.list', {});
  const items = dictionaries.data?.categories.find((each) => each.code === 'stage')?.items ?? [];
  const shown = items.filter((item) => (item.active && !item.deleted) || item.id === stage);
  const at = shown.findIndex((item) => item.id === stage);
  return (
    <ol className={classes.stages} aria-label={t('opportunity.stages')}>
      {shown.map((item, index) => {
        const name = (zh ? item.label_zh : item.label_en) || item.value;
        const now = index === at;
        return (
          <li key={item.id} data-mark={now ? 'now' : index < at ? 'done' : 'later'}>
            {onStage && !now ? (
              <button
                type="button"
                title={name}
                aria-label={t('opportunity.toStage', { name })}
                onClick={() => onStage(item.id, name)}
              >
                {name}
              </button>
            ) : (
              <span title={name} aria-current={now ? 'step' : undefined}>
                {name}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
