/** Values that two copies of the workspace changed apart. The newest is shown; choosing settles it on both. */
import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { MergeConflict } from '~/api/types';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { type Fields, useFields } from '~/features/fields/useFields';
import { isEntity, RecordLink } from '~/features/record/RecordLink';
import { useFormat } from '~/locales/useFormat';
import classes from './conflict.module.css';
import { sideLines } from './side';

export function ConflictsScreen() {
  const { t } = useTranslation();
  const fields = {
    customer: useFields('customer'),
    contact: useFields('contact'),
    interaction: useFields('interaction'),
    opportunity: useFields('opportunity'),
    service: useFields('service'),
    plan: useFields('plan'),
    product: useFields('product'),
    sales_order: useFields('sales_order'),
  };
  const list = useQueryCall('conflict.list', {});
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  const { conflicts } = list.data;
  return (
    <>
      <PageHead title={t('conflict.title')} count={conflicts.length} text={t('conflict.text')} />
      {conflicts.length === 0 ? (
        <Empty
          icon={<IconGitMerge size={22} stroke={1.6} />}
          title={t('conflict.none')}
          text={t('conflict.noneText')}
        />
      ) : (
        <ul className={classes.list}>
          {conflicts.map((conflict) => (
            <ConflictCard
              key={`${conflict.id}.${conflict.cell}`}
              conflict={conflict}
              fields={
                isEntity(conflict.entity) || conflict.entity === 'plan'
                  ? fields[conflict.entity]
                  : fields.customer
              }
            />
          ))}
        </ul>
      )}
    </>
  );
}

function ConflictCard({ conflict, fields }: { conflict: MergeConflict; fields: Fields }) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const sides = conflict.heads.map((head) => head.value);
  return (
    <li className={classes.card}>
      <h2>
        {isEntity(conflict.entity) ? (
          <RecordLink entity={conflict.entity} id={conflict.id}>
            {conflict.title}
          </RecordLink>
        ) : (
          conflict.title
        )}
        {isEntity(conflict.entity) && <Chip>{t(`entity.${conflict.entity}.one`)}</Chip>}
        <span>{fields.label(conflict.cell)}</span>
      </h2>
      {conflict.heads.map((head) => (
        <div key={head.op} className={classes.head}>
          <div>
            {sideLines(fields, conflict.cell, head.value, sides).map((line) => (
              <p key={line.label}>
                {line.label && <span>{line.label}</span>}
                <b>{line.text || t('field.emptyValue')}</b>
              </p>
            ))}
            {head.shown && <Chip tone="accent">{t('conflict.shown')}</Chip>}
            <small>
              {t('conflict.from', {
                by: head.by ?? t('person.system'),
                when: format.relative(head.at),
                device: head.device.slice(0, 8),
              })}
            </small>
          </div>
          <Button
            onClick={() =>
              void writer.tryWrite(
                'conflict.settle',
                { entity: conflict.entity, id: conflict.id, cell: conflict.cell, op: head.op },
                { said: t('did.settled', { name: conflict.title, field: fields.label(conflict.cell) }) },
              )
            }
          >
            {t('conflict.use')}
          </Button>
        </div>
      ))}
    </li>
  );
}
