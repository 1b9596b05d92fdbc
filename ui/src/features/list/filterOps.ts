/** Which comparisons fit which type, and how a chip says them. */
import type { Field, FieldType, Filter, FilterOp } from '~/api/types';
import type { Fields } from '~/features/fields/useFields';
import { i18next } from '~/locales';
import { formatDate } from '~/locales/format';
import type { Language } from '~/theme/preferences';

const TEXT: FilterOp[] = ['contains', 'starts', 'eq', 'ne', 'empty', 'not_empty'];
const PICK: FilterOp[] = ['in', 'not_in', 'empty', 'not_empty'];
const AMOUNT: FilterOp[] = ['gte', 'lte', 'between', 'eq', 'empty', 'not_empty'];
const WHEN: FilterOp[] = ['last_days', 'gte', 'lte', 'between', 'empty', 'not_empty'];

const OPS: Record<FieldType, FilterOp[]> = {
  text: TEXT,
  long_text: ['contains', 'empty', 'not_empty'],
  phone: TEXT,
  url: TEXT,
  code: TEXT,
  choice: PICK,
  enum: ['in', 'not_in'],
  user: ['in', 'not_in', 'mine'],
  tags: PICK,
  multi_choice: PICK,
  check: ['eq', 'empty', 'not_empty'],
  stars: ['gte', 'lte', 'eq', 'between'],
  money: AMOUNT,
  price: AMOUNT,
  quantity: AMOUNT,
  integer: AMOUNT,
  decimal: AMOUNT,
  date: WHEN,
  instant: WHEN,
  lunar_date: ['empty', 'not_empty'],
  record: ['empty', 'not_empty'],
};

export function opsFor(field: Field): FilterOp[] {
  // A record is asked for by choosing it.
  if (isChosen(field)) return ['in'];
  // What is missing is a list of fields, not of words somebody chose.
  if (field.name === 'missing') return ['not_empty', 'empty'];
  // What the program itself chooses among is never empty; what an office made up may be.
  if (field.custom && field.type === 'enum') return PICK;
  if (field.by_name) return ['contains', 'starts'];
  return OPS[field.type] ?? TEXT;
}

/** A reference that a list is filtered by choosing the record. */
export function isChosen({ name, type }: Field): boolean {
  return type === 'record' && name === 'product';
}

/** The records that a filter names by their ids: such a one comes from a figure of a report, or was chosen. */
export function recordsOf({ op, value }: Filter, field: Field | undefined): string[] | null {
  if (field?.type !== 'record' || (op !== 'in' && op !== 'not_in' && op !== 'eq')) return null;
  return (Array.isArray(value) ? value : [value]).map(String);
}

export function needsValue(op: FilterOp): boolean {
  return op !== 'empty' && op !== 'not_empty' && op !== 'mine';
}

/** A filter that would mean something if applied now. */
export function isComplete({ op, value }: Filter): boolean {
  if (!needsValue(op)) return true;
  if (op === 'between') {
    return Array.isArray(value) && value.length === 2 && value.every((each) => each !== null && each !== '');
  }
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

export function chipText(
  filter: Filter,
  fields: Fields,
  language: Language,
): { label: string; op: string; value: string } {
  const field = fields.byName.get(filter.field);
  const t = i18next.t;
  const one = (value: unknown): string => {
    if (field?.type === 'instant' && typeof value === 'string') return formatDate(value, language);
    if (field?.name === 'tag') return fields.options(field).find((tag) => tag.value === value)?.label ?? '';
    return fields.text(field, value as never) || String(value ?? '');
  };
  const values = Array.isArray(filter.value) ? filter.value : [filter.value];
  let text = '';
  if (filter.op === 'last_days') text = t('filter.days', { count: Number(filter.value) });
  else if (filter.op === 'between') text = values.map(one).join(' – ');
  else if (needsValue(filter.op)) text = values.map(one).join(language === 'zh-CN' ? '、' : ', ');
  // 「地区 华东」 says enough; only comparisons that are not "is" need a word.
  const plain = filter.op === 'in' || filter.op === 'eq' || filter.op === 'between';
  return {
    label: fields.label(filter.field),
    op: plain ? '' : t(`filter.op.${filter.op}`),
    value: text,
  };
}
