/** 数据字典: the lists of the office at the left, the items of one at the right. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Output } from '~/api/types';
import { Refused, Waiting } from '~/components/States';
import { useFormat } from '~/locales/useFormat';
import classes from './dictionary.module.css';
import { Items } from './Items';

export type Category = Output<'dictionary.list'>['categories'][number];
export type Item = Category['items'][number];

/** What stands in a list; deleted items are only there for the history. */
export const standing = (category: Category): Item[] => category.items.filter((item) => !item.deleted);

export function Dictionary() {
  const { t } = useTranslation();
  const format = useFormat();
  const zh = format.language === 'zh-CN';
  const list = useQueryCall('dictionary.list', {});
  const [code, setCode] = useState<string | null>(null);
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  const categories = list.data.categories;
  const chosen = categories.find((each) => each.code === code) ?? categories[0];
  if (!chosen) return null;
  const name = (each: Category) => (zh ? each.label_zh : each.label_en);
  return (
    <section className={classes.frame}>
      <nav className={classes.categories} aria-label={t('settings.tab.dictionary')}>
        {categories.map((each) => (
          <button
            key={each.code}
            type="button"
            data-on={each.code === chosen.code || undefined}
            aria-current={each.code === chosen.code || undefined}
            onClick={() => setCode(each.code)}
          >
            <span>{name(each)}</span>
            <small>{format.count(standing(each).length)}</small>
          </button>
        ))}
      </nav>
      <Items key={chosen.code} category={chosen} title={name(chosen)} />
    </section>
  );
}
