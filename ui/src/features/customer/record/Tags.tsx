import { ActionIcon, Popover, TagsInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Box } from '~/features/record/Box';
import classes from '~/features/record/record.module.css';

export function Tags({ detail, mayEdit }: { detail: CustomerDetail; mayEdit: boolean }) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [open, setOpen] = useState(false);
  const known = useQueryCall('tag.list', {}, { enabled: open });
  const name = String(detail.values.name ?? '');
  const has = detail.tags.map((tag) => tag.name);
  const change = (add: string[], remove: string[]) =>
    void writer.tryWrite(
      'customer.tag',
      { ids: [detail.id], add, remove },
      { said: t('did.tags', { name }) },
    );
  return (
    <Box
      title={t('record.tags')}
      action={
        mayEdit ? (
          <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
            <Popover.Target>
              <ActionIcon size={24} aria-label={t('tags.add')} onClick={() => setOpen(!open)}>
                <IconPlus size={15} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown p={8} w={240}>
              <TagsInput
                aria-label={t('tags.add')}
                placeholder={t('tags.add')}
                data={(known.data?.tags ?? []).map((tag) => tag.name).filter((tag) => !has.includes(tag))}
                value={[]}
                onChange={(add) => {
                  const fresh = add.filter((tag) => !has.includes(tag));
                  if (fresh.length > 0) change(fresh, []);
                }}
                comboboxProps={{ withinPortal: false }}
              />
            </Popover.Dropdown>
          </Popover>
        ) : null
      }
    >
      {detail.tags.length === 0 ? (
        <p className={classes.nothing}>{t('record.noTags')}</p>
      ) : (
        <ul className={classes.tags}>
          {detail.tags.map((tag) => (
            <li key={tag.id}>
              {tag.name}
              {mayEdit && (
                <button
                  type="button"
                  aria-label={t('tags.remove', { name: tag.name })}
                  onClick={() => change([], [tag.name])}
                >
                  <IconX size={11} stroke={2.2} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Box>
  );
}
