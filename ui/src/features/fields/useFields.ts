/** The catalogue in the person's words: labels, options and values of every field. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { Catalogued, Field, Json } from '~/api/types';
import { useFormat } from '~/locales/useFormat';
import { lunarText } from './lunar';

/** The two options of the field `kind`. */
export type CustomerKind = 'company' | 'person';

export interface Option {
  value: string;
  label: string;
  active: boolean;
  /** Only named where it was picked once. */
  deleted?: boolean;
}

// One array for ever: a new one each time would make every word function, and so every row, new.
const NAMESPACES = ['ui', 'fields'] as const;

const LONG = { staleTime: 10 * 60_000 };

const TAG: Field = {
  name: 'tag',
  type: 'tags',
  group: 'more',
  kinds: [],
  required: false,
  read_only: true,
  derived: false,
  by_name: false,
  sortable: false,
  filterable: true,
  list: false,
  custom: false,
};

/** What an opportunity is about: a set of its own, as tags are. */
const PRODUCT: Field = { ...TAG, name: 'product', type: 'record' };

export function useFields(entity: Catalogued = 'customer') {
  const { t, i18n } = useTranslation(NAMESPACES);
  const format = useFormat();
  const catalogue = useQueryCall('catalogue.get', { entity }, LONG);
  const dictionaries = useQueryCall('dictionary.list', {}, LONG);
  const users = useQueryCall('user.list', {}, LONG);
  const tags = useQueryCall('tag.list', {});
  const zh = format.language === 'zh-CN';

  // A reference is shown only where its record has a screen of its own.
  const fields = useMemo(
    () =>
      (catalogue.data?.fields ?? [])
        .filter((field) => field.type !== 'record' || isShownReference(entity, field))
        // Each row says by itself whose it is; that is a column like any other.
        .map((field) => (['customer', 'product'].includes(field.name) ? { ...field, list: true } : field)),
    [catalogue.data, entity],
  );
  const sorts = useMemo(() => fields.filter((field) => field.sortable).map((field) => field.name), [fields]);
  // Tags are no column of a customer, yet lists are filtered by them.
  const filterable = useMemo(() => {
    // Whose a record is, is asked by his name, where the core knows it, not by whether there is one.
    const own = fields.filter((field) => field.filterable && (field.name !== 'customer' || field.by_name));
    if (entity === 'opportunity') return [...own, PRODUCT];
    return entity === 'customer' ? [...own, TAG] : own;
  }, [fields, entity]);
  const byName = useMemo(
    () =>
      new Map(
        [...fields, TAG, ...(entity === 'opportunity' ? [PRODUCT] : [])].map((field) => [field.name, field]),
      ),
    [fields, entity],
  );
  // What is no longer shown is still named where the history speaks of it.
  const retired = useMemo(
    () => new Map((catalogue.data?.retired ?? []).map((field) => [field.name, field])),
    [catalogue.data],
  );
  const known = useCallback((name: string) => byName.get(name) ?? retired.get(name), [byName, retired]);

  const label = useCallback(
    (name: string): string => {
      const own = known(name)?.label;
      if (own) return zh ? own.zh : own.en;
      const key = `fields:${entity}.${name}`;
      return i18n.exists(key) ? t(key) : name;
    },
    [entity, known, zh, i18n, t],
  );

  const groupLabel = useCallback(
    (group: string): string => {
      // What a group is called may depend on what it is a group of.
      const own = `fields:group.${entity}_${group}`;
      const key = i18n.exists(own) ? own : `fields:group.${group}`;
      return i18n.exists(key) ? t(key) : group;
    },
    [entity, i18n, t],
  );

  const options = useCallback(
    (field: Field): Option[] => {
      if (field.type === 'user') {
        return (users.data?.users ?? []).map((user) => ({
          value: user.id,
          label: user.display_name,
          active: user.active,
        }));
      }
      if (field === TAG) {
        return (tags.data?.tags ?? []).map((tag) => ({ value: tag.id, label: tag.name, active: true }));
      }
      if (field.type === 'choice') {
        const category = dictionaries.data?.categories.find((each) => each.code === field.dictionary);
        return [...(category?.items ?? [])]
          .sort((a, b) => a.sort - b.sort)
          .map((item) => ({
            value: item.id,
            label: (zh ? item.label_zh : item.label_en) || item.value,
            active: item.active,
            deleted: item.deleted,
          }));
      }
      if (field.type === 'check') {
        return [
          { value: 'true', label: t('field.yes'), active: true },
          { value: 'false', label: t('field.no'), active: true },
        ];
      }
      if (field.choices) {
        return field.choices.map((choice) => ({
          value: choice.value,
          label: zh ? choice.label_zh : choice.label_en,
          active: choice.active,
        }));
      }
      return (field.options ?? []).map((option) => {
        const key = `fields:option.${entity}.${field.name}.${option}`;
        return { value: option, label: i18n.exists(key) ? t(key) : option, active: true };
      });
    },
    [users.data, dictionaries.data, tags.data, entity, zh, i18n, t],
  );

  const text = useCallback(
    (field: Field | undefined, value: Json | undefined): string => {
      if (value === null || value === undefined || value === '') return '';
      if (!field) return typeof value === 'object' ? JSON.stringify(value) : String(value);
      switch (field.type) {
        case 'choice':
        case 'user':
        case 'enum':
          return options(field).find((option) => option.value === value)?.label ?? t('field.unknownOption');
        case 'check':
          return t(value === true ? 'field.yes' : 'field.no');
        case 'multi_choice': {
          const picked = Array.isArray(value) ? value : [value];
          return format.list(
            options(field)
              .filter((option) => picked.includes(option.value))
              .map((option) => option.label),
          );
        }
        case 'money':
          return field.unit === 'wan' && zh
            ? t('field.wan', { n: format.wan(Number(value)) })
            : format.money(Number(value));
        case 'price':
          return format.price(Number(value));
        case 'quantity':
          return format.quantity(Number(value));
        case 'integer':
        case 'decimal':
          return field.name === 'success_rate'
            ? format.percent(Number(value))
            : format.decimal(Number(value));
        case 'stars':
          return t('stars.count', { count: Number(value) });
        case 'date':
          return format.date(String(value));
        case 'instant':
          return format.instant(String(value));
        case 'tags':
          if (!Array.isArray(value)) return String(value);
          return format.list(
            value.map((each) => (field.name === 'missing' ? label(String(each)) : String(each))),
          );
        case 'lunar_date':
          return lunarText(value, format.language, t);
        default:
          return String(value);
      }
    },
    [options, format, zh, label, t],
  );

  const ofKind = useCallback(
    (kind: CustomerKind) => fields.filter((field) => field.kinds.length === 0 || field.kinds.includes(kind)),
    [fields],
  );

  const ready = catalogue.isSuccess && dictionaries.isSuccess && users.isSuccess;
  const error = catalogue.error ?? dictionaries.error ?? users.error;
  return useMemo(
    () => ({
      ready,
      error,
      fields,
      filterable,
      sorts,
      byName,
      known,
      label,
      groupLabel,
      options,
      text,
      ofKind,
      zh,
    }),
    [ready, error, fields, filterable, sorts, byName, known, label, groupLabel, options, text, ofKind, zh],
  );
}

/** References that are fields of their own; the others stand in a card of the page. */
const REFERENCES: Record<Catalogued, string[]> = {
  customer: ['parent'],
  contact: ['customer'],
  interaction: ['customer', 'contact'],
  opportunity: ['customer'],
  service: ['customer', 'contact'],
  plan: [],
  product: [],
  sales_order: ['customer'],
  order_line: [],
  stock: ['product'],
  churn: ['customer'],
};

function isShownReference(entity: Catalogued, field: Field): boolean {
  return field.type === 'record' && REFERENCES[entity].includes(field.name);
}

export type Fields = ReturnType<typeof useFields>;

/** A value that counts as not given. */
export function isEmpty(value: Json | undefined): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
