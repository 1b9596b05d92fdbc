/** A card: what it is about, with whom, for how much, how likely, and what comes next. */
import { useTranslation } from 'react-i18next';
import type { BoardCard } from '~/api/types';
import { Avatar } from '~/components/Avatar';
import { useFormat } from '~/locales/useFormat';
import { CareChips } from '../Marks';
import { NextStep } from '../NextStep';
import classes from './board.module.css';

interface Props {
  card: BoardCard;
  lifted?: boolean;
  /** Under the mouse, between two columns. */
  overlay?: boolean;
}

export function Card({ card, lifted = false, overlay = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { values } = card;
  const rate = typeof values.success_rate === 'number' ? values.success_rate : null;
  const customer = card.customer?.name ?? String(values.customer_name ?? '');
  return (
    <div
      className={classes.card}
      data-care={card.stale || card.no_next_step || undefined}
      data-lifted={lifted || undefined}
      data-overlay={overlay || undefined}
    >
      <b>{String(values.title ?? '')}</b>
      <p>
        <span>{customer}</span>
        {typeof values.amount === 'number' && (
          <strong>{format.moneyShort(values.amount, String(values.currency ?? ''))}</strong>
        )}
      </p>
      <div className={classes.rate} title={rate === null ? undefined : t('board.rate', { rate })}>
        {rate !== null && <span className="visually-hidden">{t('board.rate', { rate })}</span>}
        <i style={{ width: `${rate ?? 0}%` }} />
      </div>
      <p>
        {card.assigned_to_name && (
          <>
            <Avatar name={card.assigned_to_name} size={18} round />
            <span className="visually-hidden">{card.assigned_to_name}</span>
          </>
        )}
        {card.stale || card.no_next_step ? (
          <CareChips stale={card.stale} noNextStep={card.no_next_step} />
        ) : (
          <NextStep values={values} />
        )}
      </p>
    </div>
  );
}
