/** Order and width of the columns, kept by TanStack Table; widths are remembered on this machine. */
import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Field, FieldType, Listed, Row } from '~/api/types';
import type { ListKind } from './listKind';

/** A reference shows a name. */
const WIDTHS: Partial<Record<FieldType, number>> = {
  stars: 104,
  money: 120,
  price: 110,
  quantity: 96,
  integer: 96,
  decimal: 96,
  date: 130,
  instant: 130,
  phone: 140,
  user: 116,
  enum: 92,
  choice: 146,
  long_text: 240,
  tags: 200,
  multi_choice: 180,
  check: 80,
  url: 180,
  code: 180,
  record: 200,
};
/** Those whose type says too little of how long they are. */
const NAMED: Record<string, number> = {
  name: 260,
  number: 140,
  region: 112,
  gender: 80,
  contact: 110,
  decision_role: 122,
  next_step: 180,
  customer_name: 190,
  state: 128,
  stage: 116,
  sku: 116,
  model: 136,
  unit: 72,
  warehouse: 130,
};
const KEY: Record<Listed, string> = {
  customer: 'zhike.columnWidths',
  contact: 'zhike.columnWidths.contact',
  interaction: 'zhike.columnWidths.interaction',
  opportunity: 'zhike.columnWidths.opportunity',
  service: 'zhike.columnWidths.service',
  product: 'zhike.columnWidths.product',
  sales_order: 'zhike.columnWidths.sales_order',
  stock: 'zhike.columnWidths.stock',
  churn: 'zhike.columnWidths.churn',
};

const features = tableFeatures({ columnOrderingFeature, columnSizingFeature, columnResizingFeature });
const NO_ROWS: Row[] = [];

function remembered(entity: Listed): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(KEY[entity]) ?? '{}');
  } catch {
    return {};
  }
}

const NUMERIC: ReadonlySet<FieldType> = new Set(['money', 'price', 'quantity', 'integer', 'decimal']);

export function isNumeric(field: Field): boolean {
  return NUMERIC.has(field.type);
}

export function useColumns({ entity, lead, width }: ListKind, columns: Field[]) {
  const [columnSizing, setColumnSizing] = useState<Record<string, number>>(() => remembered(entity));
  const defs = useMemo(
    () =>
      columns.map((field) => ({
        id: field.name,
        size: (field.name === lead ? width : undefined) ?? NAMED[field.name] ?? WIDTHS[field.type] ?? 150,
        minSize: field.name === lead ? 160 : 64,
        maxSize: 640,
      })),
    [lead, width, columns],
  );
  return useTable({
    features,
    data: NO_ROWS,
    columns: defs,
    columnResizeMode: 'onChange',
    state: { columnSizing },
    onColumnSizingChange: (update) => {
      setColumnSizing((old) => {
        const next = typeof update === 'function' ? update(old) : update;
        localStorage.setItem(KEY[entity], JSON.stringify(next));
        return next;
      });
    },
  });
}
