/** One product: facts left, who bought it in the middle, where it lies right. */
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { ProductDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { Refused, Waiting } from '~/components/States';
import { type Fields, useFields } from '~/features/fields/useFields';
import { Box } from '~/features/record/Box';
import { Conflicts } from '~/features/record/Conflicts';
import { EditableName } from '~/features/record/EditableName';
import { Facts } from '~/features/record/Facts';
import { HistoryLines } from '~/features/record/HistoryLines';
import { RecordHead } from '~/features/record/RecordHead';
import { RecordMenu } from '~/features/record/RecordMenu';
import classes from '~/features/record/record.module.css';
import { useSave } from '~/features/record/save';
import { useCan } from '~/features/shell/session';
import { useByHand } from '~/features/trade/useByHand';
import { useFormat } from '~/locales/useFormat';
import { StockLines } from './StockLines';

/** Said in the header. */
const ELSEWHERE: ReadonlySet<string> = new Set(['name', 'on_hand', 'missing', 'created_at', 'created_by']);

export function ProductScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/products/$id' });
  const fields = useFields('product');
  const detail = useQueryCall('product.get', { id });
  const name = String(detail.data?.values.name ?? '');
  useEffect(() => {
    document.title = name ? `${name} · ${t('app.name')}` : t('app.name');
  }, [name, t]);
  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (fields.error) return <Refused error={fields.error} />;
  if (!detail.data || !fields.ready) return <Waiting />;
  return <Record key={id} detail={detail.data} fields={fields} />;
}

function Record({ detail, fields }: { detail: ProductDetail; fields: Fields }) {
  const { t } = useTranslation();
  const byHand = useByHand();
  const history = useQueryCall('product.history', { id: detail.id, limit: 100 });
  return (
    <>
      <Header detail={detail} byHand={byHand} />
      <div className={classes.three}>
        <div className={classes.left}>
          <Facts
            entity="product"
            detail={detail}
            fields={fields}
            lead="name"
            elsewhere={ELSEWHERE}
            readOnly={!byHand}
          />
        </div>
        <section className={classes.middle} aria-label={t('record.history')}>
          <h2>{t('record.history')}</h2>
          {history.data && (
            <HistoryLines
              entity="product"
              steps={history.data.steps}
              fields={fields}
              months
              mayUndo={byHand}
            />
          )}
        </section>
        <div className={classes.right}>
          <Conflicts detail={detail} fields={fields} />
          <Box title={t('nav.stock')} count={detail.stock.length}>
            <StockLines product={detail} />
          </Box>
        </div>
      </div>
    </>
  );
}

function Header({ detail, byHand }: { detail: ProductDetail; byHand: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const writer = useWriter();
  const save = useSave('product');
  const mayEdit = useCan('product.update') && byHand && detail.life === 'live';
  const mayBin = useCan('product.delete') && byHand;
  const { id, rev, values, life } = detail;
  const name = String(values.name ?? '');
  const price = typeof values.price === 'number' ? values.price : null;
  const unit = String(values.unit ?? '');

  async function bin() {
    const done = await writer.tryWrite('product.bin', { ids: [id] }, { said: t('did.binnedOne', { name }) });
    if (done) void navigate({ to: '/products' });
  }

  return (
    <RecordHead
      list="/products"
      title={
        <>
          <EditableName
            name={name}
            rev={rev}
            mayEdit={mayEdit}
            onSave={(given, at) => void save({ id, rev: at, name }, { name: given })}
          />
          {life === 'binned' && <Chip tone="bad">{t('record.binned')}</Chip>}
          {detail.stock.length > 0 && detail.on_hand <= 0 && <Chip tone="warn">{t('product.soldOut')}</Chip>}
        </>
      }
      facts={
        <>
          <span>{String(values.sku ?? '')}</span>
          {price !== null && (
            <span>
              <b>{format.price(price, String(values.currency ?? ''))}</b>
              {unit && ` / ${unit}`}
            </span>
          )}
          <span>
            {t('product.onHand')} <b>{format.quantity(detail.on_hand, unit)}</b>
          </span>
        </>
      }
    >
      {life === 'binned' && mayBin && (
        <Button
          variant="filled"
          onClick={() =>
            void writer.tryWrite(
              'product.restore',
              { ids: [id] },
              { said: t('entity.product.restoredMany', { count: 1, n: 1 }) },
            )
          }
        >
          {t('bin.restore')}
        </Button>
      )}
      {life === 'live' && (
        <RecordMenu entity="product" id={id} name={name} onBin={mayBin ? () => void bin() : undefined} />
      )}
    </RecordHead>
  );
}
