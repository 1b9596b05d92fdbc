/** One thrown away record: what it was, whose, and the ways back and out. */
import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entity, Row } from '~/api/types';
import { Avatar } from '~/components/Avatar';
import { FieldValue } from '~/features/fields/FieldValue';
import type { Fields } from '~/features/fields/useFields';
import { channelIcon } from '~/features/interaction/channels';
import { RecordLink } from '~/features/record/RecordLink';
import { useFormat } from '~/locales/useFormat';
import classes from './bin.module.css';
import { LEAD } from './lead';

interface Props {
  entity: Entity;
  row: Row;
  fields: Fields;
  mayDelete: boolean;
  mayErase: boolean;
  ticked: boolean;
  onTick: () => void;
  onRestore: () => void;
  onErase: () => void;
}

/** What is said beside the name: a number, or of what belongs to a customer the customer. */
const STATE: Record<Entity, string> = {
  customer: 'level',
  contact: 'decision_role',
  interaction: 'channel',
  opportunity: 'state',
  service: 'state',
  product: 'category',
  sales_order: 'status',
};
const PERSON: Record<Entity, string> = {
  customer: 'owner',
  contact: 'position',
  interaction: 'by',
  opportunity: 'created_by',
  service: 'created_by',
  product: 'price',
  sales_order: 'ordered_on',
};

export function BinRow(props: Props) {
  const { entity, row, fields, mayDelete, mayErase, ticked, onTick, onRestore, onErase } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const name = String(row.values[LEAD[entity]] ?? '');
  const state = fields.byName.get(STATE[entity]);
  const beside =
    entity === 'customer'
      ? [fields.text(fields.byName.get('number'), row.values.number)]
      : [
          row.customer?.name ?? String(row.values.customer_name ?? ''),
          entity === 'interaction' ? format.relative(String(row.values.occurred_at ?? '')) : '',
        ];
  return (
    <>
      <Checkbox aria-label={t('list.selectRow', { name })} checked={ticked} onChange={onTick} />
      {entity === 'interaction' ? (
        <span className={classes.mark}>{channelIcon(row.values.channel, 15)}</span>
      ) : (
        <Avatar
          name={name}
          kind={entity === 'contact' || row.values.kind === 'person' ? 'person' : 'company'}
          size={26}
        />
      )}
      <span className={classes.name}>
        <RecordLink entity={entity} id={row.id}>
          {name}
        </RecordLink>
        <small>{beside.filter(Boolean).join(' · ')}</small>
      </span>
      <span>
        {state && <FieldValue field={state} value={row.values[state.name]} fields={fields} as="cell" />}
      </span>
      <span className={classes.owner}>
        {fields.text(fields.byName.get(PERSON[entity]), row.values[PERSON[entity]])}
      </span>
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
