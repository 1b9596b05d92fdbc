/** The recycle bin: what was put there, back with one click; erased for good only after typing the name. */
import { Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Entity, Erasable, Row } from '~/api/types';
import { useWriter } from '~/api/write';
import { PageHead } from '~/components/PageHead';
import { Empty, Refused, Waiting } from '~/components/States';
import { useFields } from '~/features/fields/useFields';
import listClasses from '~/features/list/list.module.css';
import { pagesOf, rowIn } from '~/features/list/rows';
import { useRows } from '~/features/list/useRows';
import { AREA } from '~/features/record/area';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { BinRow } from './BinRow';
import classes from './bin.module.css';
import { EraseDialog } from './EraseDialog';
import { LEAD } from './lead';

/** Products and orders are the office's own books: throwing them away is enough. */
function isErasable(entity: Entity): entity is Erasable {
  return entity !== 'product' && entity !== 'sales_order';
}

const ROW = 44;
const COLUMNS: Record<Entity, string[]> = {
  customer: ['name', 'number', 'kind', 'owner', 'level'],
  contact: ['name', 'position', 'decision_role'],
  interaction: ['summary', 'channel', 'occurred_at', 'by'],
  opportunity: ['title', 'number', 'customer_name', 'state', 'created_by'],
  service: ['title', 'number', 'state', 'created_by'],
  sales_order: ['number', 'status', 'ordered_on', 'total', 'currency'],
  product: ['name', 'sku', 'category', 'price', 'currency'],
};

export function BinScreen() {
  const { kind = 'customer' } = useSearch({ from: '/bin' });
  return <Bin key={kind} entity={kind} />;
}

function Bin({ entity }: { entity: Entity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fields = useFields(entity);
  const writer = useWriter();
  const [text, setText] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [erasing, setErasing] = useState<Row | null>(null);
  const mayDelete = useCan(`${entity}.delete`);
  const mayErase = useCan(`${entity}.erase`) && isErasable(entity);
  const query = useMemo(
    () => ({
      filter: text.trim() ? [{ field: LEAD[entity], op: 'contains' as const, value: text.trim() }] : [],
      columns: COLUMNS[entity],
      bin: true,
    }),
    [entity, text],
  );
  const count = useQueryCall(`${entity}.count`, { filter: query.filter, bin: true }, { keep: true });
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
    entity,
    query,
    pagesOf(window).length > 0 ? window : { first: 0, last: -1 },
  );

  async function restore(ids: string[]) {
    const done = await writer.tryWrite(
      `${entity}.restore`,
      { ids },
      {
        said: (answer) =>
          t(`entity.${entity}.restoredMany`, { count: answer.count, n: format.count(answer.count) }),
      },
    );
    if (done) setTicked(new Set());
  }

  if (count.isError) return <Refused error={count.error} onRetry={() => void count.refetch()} />;
  if (error && pages.size === 0) return <Refused error={error} onRetry={retry} />;
  if (!count.data || !fields.ready) return <Waiting />;
  return (
    <>
      <PageHead title={t('nav.bin')} text={t('bin.text')} below={<Kinds entity={entity} />}>
        {ticked.size > 0 && (
          <Button variant="filled" onClick={() => void restore([...ticked])}>
            {t('bin.restoreMany', { count: ticked.size, n: format.count(ticked.size) })}
          </Button>
        )}
        {(total > 0 || text) && (
          <TextInput
            aria-label={t(`entity.${entity}.binSearch`)}
            placeholder={t(`entity.${entity}.binSearch`)}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </PageHead>
      {total === 0 ? (
        <Empty
          icon={<IconTrash size={22} stroke={1.6} />}
          title={text ? t(`entity.${entity}.noneFound`) : t(`entity.${entity}.binEmpty`)}
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
                      entity={entity}
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
      {erasing && isErasable(entity) && (
        <EraseDialog entity={entity} row={erasing} onClose={() => setErasing(null)} />
      )}
    </>
  );
}

/** What was thrown away, by kind; those one may not read are not offered. */
function Kinds({ entity }: { entity: Entity }) {
  const { t } = useTranslation();
  const mayReadContacts = useCan('contact.read');
  const mayReadInteractions = useCan('interaction.read');
  const mayReadOpportunities = useCan('opportunity.read');
  const mayReadServices = useCan('service.read');
  const mayReadOrders = useCan('sales_order.read');
  const mayReadProducts = useCan('product.read');
  const kinds: Entity[] = [
    'customer',
    ...(mayReadContacts ? (['contact'] as const) : []),
    ...(mayReadInteractions ? (['interaction'] as const) : []),
    ...(mayReadOpportunities ? (['opportunity'] as const) : []),
    ...(mayReadServices ? (['service'] as const) : []),
    ...(mayReadOrders ? (['sales_order'] as const) : []),
    ...(mayReadProducts ? (['product'] as const) : []),
  ];
  return (
    <nav className={listClasses.tabs} aria-label={t('bin.kinds')}>
      {kinds.map((kind) => (
        <KindTab key={kind} kind={kind} on={kind === entity} />
      ))}
    </nav>
  );
}

function KindTab({ kind, on }: { kind: Entity; on: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useQueryCall(`${kind}.count`, { bin: true }, { keep: true });
  return (
    <Link
      to="/bin"
      search={kind === 'customer' ? {} : { kind }}
      className={listClasses.tab}
      data-on={on || undefined}
      aria-current={on ? 'page' : undefined}
    >
      {t(`nav.${AREA[kind]}`)}
      {count.data && <span>{format.count(count.data.count)}</span>}
    </Link>
  );
}
