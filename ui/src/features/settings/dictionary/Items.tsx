/** The items of one list: order, names in both languages, offered or not, new ones at the end. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDots, IconEye, IconEyeOff, IconLock, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Input } from '~/api/types';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { InlineText } from '~/components/InlineText';
import { SortableList } from '~/components/SortableList';
import { useFormat } from '~/locales/useFormat';
import { sayRefusal } from '../refusal';
import { AddItem } from './AddItem';
import { type Category, type Item, standing } from './Dictionary';
import classes from './dictionary.module.css';
import { StageFigures } from './StageFigures';

type Patch = Input<'dictionary.update'>['set'];

export function Items({ category, title }: { category: Category; title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const zh = format.language === 'zh-CN';
  const items = standing(category);
  const staged = category.code === 'stage';
  const named = (item: Item) => (zh ? item.label_zh : item.label_en) || item.value;
  const locked = items.filter((item) => item.locked).length;
  // One's own items may be put between the fixed ones; where all are fixed there is nothing to order.
  const ordered = locked < items.length;

  const change = (item: Item, set: Patch, said: string) =>
    void writer.write('dictionary.update', { id: item.id, rev: item.rev, set }, { said }).catch(sayRefusal);

  return (
    <div className={classes.items} data-staged={staged || undefined}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <p>
          {category.fixed || locked === items.length
            ? t('dictionary.fixed')
            : locked > 0
              ? t('dictionary.partlyFixed')
              : staged
                ? t('dictionary.stageHint')
                : t('dictionary.hint')}
        </p>
      </header>
      <div className={classes.columns} aria-hidden="true">
        <span />
        <span>{t('dictionary.labelZh')}</span>
        <span>{t('dictionary.labelEn')}</span>
        {staged && (
          <>
            <span>{t('dictionary.successRate')}</span>
            <span>{t('dictionary.staleDays')}</span>
          </>
        )}
        <span />
      </div>
      <SortableList
        items={items}
        nameOf={named}
        label={title}
        onOrder={
          ordered
            ? (ids) =>
                writer
                  .tryWrite(
                    'dictionary.sort',
                    { category: category.code, ids },
                    { said: t('dictionary.did.sorted', { name: title }) },
                  )
                  .then((kept) => kept !== undefined)
            : undefined
        }
      >
        {(item) => (
          <div className={classes.item} data-off={!item.active || undefined}>
            <InlineText
              value={item.label_zh}
              label={t('dictionary.labelZh')}
              fixed={item.locked}
              weight="strong"
              onSave={(label_zh) =>
                change(item, { label_zh }, t('dictionary.did.renamed', { name: label_zh }))
              }
            />
            <InlineText
              value={item.label_en}
              label={t('dictionary.labelEn')}
              fixed={item.locked}
              onSave={(label_en) =>
                change(item, { label_en }, t('dictionary.did.renamed', { name: label_en }))
              }
            />
            {staged && (
              <StageFigures
                item={item}
                name={named(item)}
                onChange={(set, said) => change(item, set, said)}
              />
            )}
            <span className={classes.state}>{!item.active && <Chip>{t('settings.inactive')}</Chip>}</span>
            {item.locked ? (
              <Tooltip label={t('dictionary.lockedWhy')}>
                <span className={classes.lock} role="img" aria-label={t('dictionary.lockedWhy')}>
                  <IconLock size={14} stroke={1.6} />
                </span>
              </Tooltip>
            ) : (
              <Menu>
                <Menu.Target>
                  <ActionIcon aria-label={t('dictionary.menu', { name: named(item) })}>
                    <IconDots size={16} stroke={1.6} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={
                      item.active ? <IconEyeOff size={15} stroke={1.6} /> : <IconEye size={15} stroke={1.6} />
                    }
                    onClick={() =>
                      change(
                        item,
                        { active: !item.active },
                        t(item.active ? 'dictionary.did.deactivated' : 'dictionary.did.activated', {
                          name: named(item),
                        }),
                      )
                    }
                  >
                    {item.active ? t('dictionary.deactivate') : t('dictionary.activate')}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconTrash size={15} stroke={1.6} />}
                    onClick={() =>
                      void writer.tryWrite(
                        'dictionary.delete',
                        { id: item.id },
                        { said: t('dictionary.did.deleted', { name: named(item) }) },
                      )
                    }
                  >
                    {t('dictionary.delete')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </div>
        )}
      </SortableList>
      {items.length === 0 && <p className={classes.none}>{t('dictionary.empty')}</p>}
      {!category.fixed && <AddItem category={category.code} />}
    </div>
  );
}
