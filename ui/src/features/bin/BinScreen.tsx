/** The recycle bin: what was put there, back with one click; erased for good only after typing the name. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Row } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { type Fields, useFields } from '~/features/fields/useFields';
import { pagesOf, rowIn } from '~/features/list/rows';
import { useRows } from '~/features/list/useRows';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import classes from './bin.module.css';
import { EraseDialog } from './EraseDialog';

const ROW = 44;

export function BinScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const fields = useFields();
  const writer = useWriter();
  const [text, setText] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [erasing, setErasing] = useState<Row | null>(null);
  const mayDelete = useCan('customer.delete');
  const mayErase = useCan('customer.erase');
  const query = useMemo(
    () => ({
      filter: text.trim() ? [{ field: 'name', op: 'contains' as const, value: text.trim() }] : [],
      columns: ['name', 'number', 'kind', 'owner', 'level'],
      bin: true,
    }),
    [text],
  );
  const count = useQueryCall('customer.count', { filter: query.filter, bin: true }, { keep: true });
  const total = count.data?.count ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const window = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? Math.min(total, 40) - 1 };
  const { pages, error, retry } = useRows(
    'customer',
    query,
    pagesOf(window).length > 0 ? window : { first: 0, last: -1 },
  );

  async function restore(ids: string[]) {
    const done = await writer.tryWrite(
      'customer.restore',
      { ids },
      {
        said: (answer) =>
          t('entity.customer.restoredMany', { count: answer.count, n: format.count(answer.count) }),
      },
    );
    if (done) setTicked(new Set());
  }

  if (count.isError) return <Refused error={count.error} onRetry={() => void count.refetch()} />;
  if (error && pages.size === 0) return <Refused error={error} onRetry={retry} />;
  if (!count.data || !fields.ready) return <Waiting />;
  return (
    <>
      <PageHead title={t('nav.bin')} count={total} text={t('bin.text')}>
        {ticked.size > 0 && (
          <Button variant="filled" onClick={() => void restore([...ticked])}>
            {t('bin.restoreMany', { count: ticked.size, n: format.count(ticked.size) })}
          </Button>
        )}
        {(total > 0 || text) && (
          <TextInput
            aria-label={t('bin.search')}
            placeholder={t('bin.search')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </PageHead>
      {total === 0 ? (
        <Empty
          icon={<IconTrash size={22} stroke={1.6} />}
          title={text ? t('entity.customer.noneFound') : t('bin.empty')}
          text={text ? t('list.noneFoundText') : t('bin.emptyText')}
        />
      ) : (
        <div ref={scroller} className={classes.scroller}>
          <ul style={{ height: virtual.getTotalSize() }} className={classes.rows}>
            {items.map((item) => {
              const row = rowIn(pages, item.index);
              return (
                <li
                  key={item.key}
                  className={classes.row}
                  style={{ height: ROW, transform: `translateY(${item.start}px)` }}
                >
                  {row && (
                    <BinRow
                      row={row}
                      fields={fields}
                      mayDelete={mayDelete}
                      mayErase={mayErase}
                      ticked={ticked.has(row.id)}
                      onTick={() =>
                        setTicked((old) => {
                          const next = new Set(old);
                          if (!next.delete(row.id)) next.add(row.id);
                          return next;
                        })
                      }
                      onRestore={() => void restore([row.id])}
                      onErase={() => setErasing(row)}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {erasing && <EraseDialog row={erasing} onClose={() => setErasing(null)} />}
    </>
  );
}

interface RowProps {
  row: Row;
  fields: Fields;
  mayDelete: boolean;
  mayErase: boolean;
  ticked: boolean;
  onTick: () => void;
  onRestore: () => void;
  onErase: () => void;
}

function BinRow({ row, fields, mayDelete, mayErase, ticked, onTick, onRestore, onErase }: RowProps) {
  const { t } = useTranslation();
  const name = String(row.values.name ?? '');
  const level = fields.byName.get('level');
  return (
    <>
      <Checkbox aria-label={t('list.selectRow', { name })} checked={ticked} onChange={onTick} />
      <Avatar name={name} kind={row.values.kind === 'person' ? 'person' : 'company'} size={26} />
      <span className={classes.name}>
        <Link to="/customers/$id" params={{ id: row.id }}>
          {name}
        </Link>
        <small>{fields.text(fields.byName.get('number'), row.values.number)}</small>
      </span>
      <span>{level && <FieldValue field={level} value={row.values.level} fields={fields} as="cell" />}</span>
      <span className={classes.owner}>{fields.text(fields.byName.get('owner'), row.values.owner)}</span>
      <span className={classes.actions}>
        {mayDelete && <Button onClick={onRestore}>{t('bin.restore')}</Button>}
        {mayErase && (
          <Button variant="subtle" onClick={onErase}>
            {t('bin.erase')}
          </Button>
        )}
      </span>
    </>
  );
}
