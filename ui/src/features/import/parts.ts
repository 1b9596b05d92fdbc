/** What a row of a file is made of: the record imported, and those that stand beside it, each with its own words. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, FiledEntity } from '~/api/types';
import { type Fields, useFields } from '~/features/fields/useFields';
import { useCan } from '~/features/shell/session';

const ENTITIES: FiledEntity[] = [
  'customer',
  'contact',
  'interaction',
  'opportunity',
  'service',
  'sales_order',
  'product',
  'stock',
];
/** Rows of these have a number of their own. */
const NUMBERED: ReadonlySet<string> = new Set(['opportunity', 'service', 'sales_order']);

/** Records that stand beside others and are not imported by themselves. */
type Part = FiledEntity | 'order_line';
const PARTS: Part[] = [...ENTITIES, 'order_line'];

export interface Parts {
  main: FiledEntity;
  /** The words of what is imported. */
  own: Fields;
  ready: boolean;
  /** What a target is: its field where it is one, in whose words, and what people call it. */
  of: (target: string) => { field: Field | undefined; fields: Fields; label: string };
}

/** `contact.mobile` is of the contact; `mobile`, `custom.code` of what is imported. */
export function partOf(main: FiledEntity, target: string): { entity: Part; name: string } {
  const [before, ...rest] = target.split('.');
  const entity = PARTS.find((each) => each === before);
  return entity && rest.length > 0 ? { entity, name: rest.join('.') } : { entity: main, name: target };
}

export function useParts(main: FiledEntity): Parts {
  const { t } = useTranslation();
  const customer = useFields('customer');
  const contact = useFields('contact');
  const interaction = useFields('interaction');
  const product = useFields('product');
  const stock = useFields('stock');
  const opportunity = useFields('opportunity');
  const service = useFields('service');
  const sales_order = useFields('sales_order');
  const order_line = useFields('order_line');
  return useMemo(() => {
    const all: Record<Part, Fields> = {
      customer,
      contact,
      interaction,
      product,
      stock,
      opportunity,
      service,
      sales_order,
      order_line,
    };
    return {
      main,
      own: all[main],
      ready: all[main].ready,
      of: (target) => {
        // A number is a customer's, unless what the file is of has one itself.
        const whose = target === 'number' && !NUMBERED.has(main);
        const { entity, name } = whose ? { entity: 'customer' as const, name: target } : partOf(main, target);
        const fields = all[entity];
        const label = fields.label(name);
        const own = entity === main || whose;
        return {
          field: fields.byName.get(name),
          fields,
          label: own ? label : `${t(`core:import.part.${entity}`)} · ${label}`,
        };
      },
    };
  }, [
    main,
    customer,
    contact,
    interaction,
    product,
    stock,
    opportunity,
    service,
    sales_order,
    order_line,
    t,
  ]);
}

/** What this person may import. */
export function useImportable(): FiledEntity[] {
  const customer = useCan('customer.import');
  const contact = useCan('contact.import');
  const interaction = useCan('interaction.import');
  const product = useCan('product.import');
  const stock = useCan('stock.import');
  const opportunity = useCan('opportunity.import');
  const service = useCan('service.import');
  const sales_order = useCan('sales_order.import');
  return useMemo(() => {
    const may: Record<FiledEntity, boolean> = {
      customer,
      contact,
      interaction,
      product,
      stock,
      opportunity,
      service,
      sales_order,
    };
    return ENTITIES.filter((each) => may[each]);
  }, [customer, contact, interaction, product, stock, opportunity, service, sales_order]);
}
