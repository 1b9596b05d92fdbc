/** What one kind of record brings to the list: its views, its columns, what leads a row and where opening it goes. */
import type { ComponentType, ReactNode } from 'react';
import type { Field, Filter, Listed, Row, Sort } from '~/api/types';
import type { Fields } from '~/features/fields/useFields';
import type { SaveCall } from '~/features/record/save';

/** The first day of this month, for fields that are dates and for those that are instants. */
export interface Month {
  date: string;
  instant: string;
}

/** A tab every office has. Null where the catalogue has no field for it. */
export interface BuiltInView {
  id: string;
  /** That it shows nothing does not mean that there is nothing. */
  narrows?: boolean;
  /** It is shown as a board as well. */
  board?: boolean;
  filter: (fields: Map<string, Field>, month: Month) => Filter[] | null;
}

export interface PreviewProps {
  id: string;
  /** As the list has it, once it is loaded. */
  row: Row | undefined;
  fields: Fields;
  onClose: () => void;
}

export interface ListKind {
  entity: Listed;
  path:
    | '/customers'
    | '/contacts'
    | '/interactions'
    | '/opportunities'
    | '/services'
    | '/products'
    | '/stock'
    | '/orders'
    | '/churn';
  /** The field a row is known by: it stands first and stays in sight. */
  lead: string;
  views: BuiltInView[];
  /** The columns and the order nobody has chosen yet. */
  columns: string[];
  /** Values asked for whatever the columns: the mark is made of them. */
  always: string[];
  sort: Sort;
  /** The mark before the lead. */
  mark: (row: Row, size: number) => ReactNode;
  /** What follows the lead, given the words. */
  after?: (row: Row, words: (key: string) => string) => ReactNode;
  /** How wide the lead stands before somebody drags it. */
  width?: number;
  /** Fields that are one record's own: giving one value to many is never meant. */
  single: string[];
  Preview: ComponentType<PreviewProps>;
  /** Where not every row may be changed in place, or not by the usual call: the call, or null. */
  savedBy?: (row: Row, field: Field) => SaveCall | null;
  /** Nobody may change the rows as things are, whatever his rights. */
  fixed?: boolean;
  /** Deleting asks first, as the specification wants it; what is asked and then said. */
  asksToDelete?: boolean;
  /** What else can be done with the ticked rows. */
  Selected?: ComponentType<SelectedProps>;
}

export interface SelectedProps {
  ids: string[];
  onDone: () => void;
}

export const ALL: BuiltInView = { id: 'all', filter: () => [] };

export const NEW: BuiltInView = {
  id: 'new',
  narrows: true,
  filter: (fields, month) => {
    if (fields.has('created_on')) return [{ field: 'created_on', op: 'gte', value: month.date }];
    return fields.has('created_at') ? [{ field: 'created_at', op: 'gte', value: month.instant }] : null;
  },
};

export const INCOMPLETE: BuiltInView = {
  id: 'incomplete',
  narrows: true,
  filter: () => [{ field: 'missing', op: 'not_empty' }],
};
