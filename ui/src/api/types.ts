/**
 * Names for what calls take and give. Every shape comes from the core (`generated.ts`); here are only the parts that
 * screens speak of, under the names they use, and the calls that the shells answer themselves.
 */
import type { DoorCalls } from './door';
import type {
  AuditListData,
  CatalogueGetData,
  ChangeListData,
  ConflictListData,
  Calls as CoreCalls,
  CustomerGetData,
  CustomerHistoryData,
  CustomerImportData,
  CustomerListData,
  CustomerListInput,
  CustomerPointsInput,
  CustomerTimelineData,
  CustomerUpdateData,
  CustomerUpdateInput,
  Elsewhere,
  Json,
  SessionGetData,
  ViewListData,
} from './generated';

export type { DoorState } from './door';
export type { Elsewhere, Json };

/** Every call: its input and its answer. */
export type Calls = CoreCalls & DoorCalls;
export type CallName = keyof Calls;
export type Input<N extends CallName> = Calls[N]['input'];
export type Output<N extends CallName> = Calls[N]['data'];
/** What a job made, once it is done. */
export type JobResult<N extends CallName> = Calls[N] extends { result: infer R } ? R : never;

export type Field = CatalogueGetData['fields'][number];
export type FieldType = Field['type'];
/** The values of a record by field. */
export type Values = CustomerUpdateInput['set'];

export type Filter = NonNullable<CustomerListInput['filter']>[number];
export type FilterOp = Filter['op'];
export type Sort = NonNullable<CustomerListInput['sort']>;

/** The kinds of record that have lists, forms and a history of their own. */
export type Entity =
  | 'customer'
  | 'contact'
  | 'interaction'
  | 'opportunity'
  | 'service'
  | 'product'
  | 'sales_order';
/** Those that hold something of a person, and so can be erased. */
export type Erasable = Exclude<Entity, 'product' | 'sales_order'>;
/** Those that have a list; stock comes from files alone, churn from what is not ordered. */
export type Listed = Entity | 'stock' | 'churn';
/** Those that are looked at on the page of their customer. */
export type LinkedEntity = 'contact' | 'interaction';
/** Those that come from files and leave as files. */
export type FiledEntity = Exclude<Listed, 'churn'>;
/** Those whose fields the catalogue names. */
export type Catalogued = Listed | 'plan' | 'order_line';
/** What every list shows of a record, whatever its kind. */
export interface Row {
  id: string;
  rev: number;
  values: Values;
  missing?: string[];
  conflict: boolean;
  /** Whose it is; a customer is nobody's. */
  customer?: CustomerRef | null;
  /** Of stock: what is there. */
  product?: ProductRef | null;
  /** A contact: it is the one to turn to first. */
  primary?: boolean;
  /** An interaction: with whom. */
  contact_name?: string | null;
  /** An opportunity in hand: nothing has moved for longer than its stage allows; nothing is planned. */
  stale?: boolean;
  no_next_step?: boolean;
  /** A service: not handled by the day it was due. */
  overdue?: boolean;
}

export interface CustomerRef {
  id: string;
  name: string;
}
export interface ProductRef {
  id: string;
  name: string;
  sku: string;
}
export type CustomerRow = CustomerListData['rows'][number];
export type CustomerDetail = CustomerGetData;
/** What the parts of a record page need of it, whatever its kind. */
export type RecordDetail = Pick<
  CustomerDetail,
  'id' | 'rev' | 'life' | 'values' | 'missing' | 'masked' | 'conflicts'
>;
/** Of records that people are reached by. */
export type ReachableDetail = RecordDetail & Pick<CustomerDetail, 'points'>;
export type ContactDetail = Output<'contact.get'>;
export type InteractionDetail = Output<'interaction.get'>;
export type ChurnDetail = Output<'churn.get'>;
export type OrderDetail = Output<'sales_order.get'>;
export type ProductDetail = Output<'product.get'>;
export type OpportunityDetail = Output<'opportunity.get'>;
/** What may be done with a record now, and why not. */
export type Possible = OpportunityDetail['actions'][number];
export type ServiceDetail = Output<'service.get'>;
export type PlanStep = Output<'plan.list'>['steps'][number];
export type BoardColumn = Output<'opportunity.board'>['columns'][number];
export type BoardCard = BoardColumn['cards'][number];
export type BoardBy = NonNullable<Input<'opportunity.board'>['by']>;
export type TimelineEntry = CustomerTimelineData['entries'][number];
export type ContactPoint = CustomerDetail['points'][number];
export type ContactPointDraft = CustomerPointsInput['set'][number];
export type FieldConflict = CustomerUpdateData['conflict'][string];

export type Step = CustomerHistoryData['steps'][number];
export type StepKind = Step['kind'];
export type LogStep = ChangeListData['steps'][number];
export type AuditEntry = AuditListData['entries'][number];
export type MergeConflict = ConflictListData['conflicts'][number];
export type ViewRow = ViewListData['views'][number];
export type ImportResult = CustomerImportData;

export type Session = SessionGetData;
export type Level = Session['can'][string];
