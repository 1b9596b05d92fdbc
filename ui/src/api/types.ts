/** Shapes of the calls this window makes, by name. Values are JSON as the core sends them. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Values = Record<string, Json>;

export type FieldType =
  | 'text'
  | 'long_text'
  | 'choice'
  | 'user'
  | 'stars'
  | 'money'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'instant'
  | 'phone'
  | 'url'
  | 'code'
  | 'enum'
  | 'tags'
  | 'lunar_date'
  | 'record';

export type CustomerKind = 'company' | 'person';

export interface Field {
  name: string;
  type: FieldType;
  group: string;
  kinds: CustomerKind[];
  required: boolean;
  read_only: boolean;
  max?: number | null;
  dictionary?: string | null;
  options?: string[] | null;
  mask?: string | null;
  sortable: boolean;
  filterable: boolean;
  list: boolean;
  cell_group?: string | null;
  /** What people enter it in: `wan` is 万元. */
  unit?: string | null;
  derived?: boolean;
  custom: boolean;
  label?: { zh: string; en: string } | null;
}

export interface LunarDate {
  calendar: 'solar' | 'lunar';
  month: number;
  day: number;
  year?: number | null;
  /** In the leap month of that number; lunar only. */
  leap?: boolean;
}

export interface DictionaryItem {
  id: string;
  value: string;
  label_zh: string;
  label_en: string;
  active: boolean;
  locked: boolean;
  sort: number;
}
export interface DictionaryCategory {
  code: string;
  items: DictionaryItem[];
}

export interface UserRow {
  id: string;
  username: string;
  display_name: string;
  active: boolean;
}
export interface TagRow {
  id: string;
  name: string;
  count: number;
}

export type FilterOp =
  | 'eq'
  | 'ne'
  | 'in'
  | 'not_in'
  | 'contains'
  | 'starts'
  | 'empty'
  | 'not_empty'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'between'
  | 'last_days'
  | 'mine';
export interface Filter {
  field: string;
  op: FilterOp;
  value?: Json;
}
export interface Sort {
  by: string;
  desc: boolean;
}

export interface CustomerRow {
  id: string;
  rev: number;
  values: Values;
  missing: string[];
  conflict: boolean;
}

export interface ContactPoint {
  id: string;
  rev: number;
  kind: string;
  label: string | null;
  /** Null where a role may not see it. */
  raw: string | null;
}
export type ContactPointDraft = { id?: string; kind: string; label: string; raw: string };

export type Life = 'live' | 'binned' | 'withdrawn' | 'erased';

export interface CustomerDetail {
  id: string;
  rev: number;
  life: Life;
  values: Values;
  points: ContactPoint[];
  tags: { id: string; name: string }[];
  missing: string[];
  conflicts: string[];
  masked: string[];
  created_at: string;
  created_by: string | null;
  owner_name: string | null;
}

export interface FieldConflict {
  mine: Json;
  theirs: Json;
  before: Json;
  by: string | null;
  at: string;
}

export type StepKind =
  | 'created'
  | 'changed'
  | 'binned'
  | 'restored'
  | 'withdrawn'
  | 'erased'
  | 'merged'
  | 'settled';
export interface Step {
  op: number;
  at: string;
  actor: string | null;
  command: string;
  kind: StepKind;
  changes: { field: string; before: Json; after: Json }[];
  undoable: boolean;
  undone: boolean;
  /** It came from another copy. */
  merged: boolean;
}

/** A step of the whole workspace; a long intention is one step. */
export interface LogStep {
  op: number;
  at: string;
  actor: string | null;
  command: string;
  detail: Json;
  ops: number;
  remote: boolean;
  undone: boolean;
  undoable: boolean;
}

export interface ImportResult {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  /** Rows refused whole. */
  rejected: number;
  /** Rows refused and cells not taken; the first thousand of them. */
  problems: { row: number; column?: string | null; reason: string }[];
  problems_total: number;
  ignored_columns: string[];
  grp?: string | null;
  op?: number | null;
}

export interface ViewQuery {
  filter: Filter[];
  sort?: Sort | null;
  columns?: string[] | null;
}
export interface SavedView {
  id: string;
  rev: number;
  name: string;
  mine: boolean;
  shared: boolean;
  query: ViewQuery;
}

export interface MergeHead {
  op: number;
  value: Json;
  by: string | null;
  at: string;
  device: string;
  shown: boolean;
}
export interface MergeConflict {
  entity: string;
  id: string;
  title: string;
  cell: string;
  heads: MergeHead[];
}

export type Level = 'none' | 'own' | 'team' | 'all';
export interface Session {
  user: { id: string; username: string; display_name: string };
  workspace: { id: string; name: string; currency: string; time_zone: string };
  roles: string[];
  can: Record<string, Level>;
  masked: string[];
}

export interface DoorState {
  session: { workspace: string; username: string } | null;
  workspaces: { file: string; name: string; modified_at: string | null }[];
  can_choose: boolean;
  version: string;
}

export interface WorkspaceStatus {
  name: string;
  users_online?: string[];
  backup: { at: string; file: string; verified: boolean } | null;
  conflicts: number;
  last_op: number;
  read_only: string | null;
  /** `file_older`, `file_rewritten`: the file is not the one this person saw last. */
  notice: string | null;
}

export interface AuditEntry {
  n: number;
  at: string;
  actor: string | null;
  what: string;
  detail: Json;
}

interface ListInput {
  filter?: Filter[];
  sort?: Sort;
  after?: string;
  offset?: number;
  jump?: string;
  limit?: number;
  columns: string[];
  bin?: boolean;
}

type None = Record<string, never>;

/** Every call: its input and its answer. */
export interface Calls {
  'door.state': [None, DoorState];
  'door.create': [
    {
      file: string;
      workspace: string;
      username: string;
      display_name: string;
      password: string;
      locale: string;
    },
    { recovery_key: string },
  ];
  'door.login': [{ file: string; username: string; password: string }, None];
  'door.recover': [{ file: string; recovery_key: string; username: string; password: string }, None];
  'door.logout': [None, None];
  'door.choose': [{ purpose: 'open' | 'create' }, { file: string | null }];
  'session.get': [None, Session];
  'catalogue.get': [{ entity: string }, { entity: string; fields: Field[]; sorts: string[] }];
  'dictionary.list': [None, { categories: DictionaryCategory[] }];
  'user.list': [None, { users: UserRow[] }];
  'tag.list': [None, { tags: TagRow[] }];
  'customer.list': [ListInput, { rows: CustomerRow[]; next: string | null }];
  'customer.count': [{ filter?: Filter[]; bin?: boolean }, { count: number }];
  'customer.get': [{ id: string }, CustomerDetail];
  'customer.create': [
    {
      values: Values;
      points?: { kind: string; label: string; raw: string }[];
      tags?: string[];
      incomplete?: boolean;
    },
    { id: string; number: string },
  ];
  'customer.update': [
    { id: string; rev: number; set: Values },
    { rev: number; saved: string[]; conflict: Record<string, FieldConflict> },
  ];
  'customer.bulk': [{ ids: string[]; set: Values }, { changed: number; grp: string | null }];
  'customer.tag': [{ ids: string[]; add: string[]; remove: string[] }, { count: number }];
  'customer.points': [{ id: string; set: ContactPointDraft[] }, { count: number }];
  'customer.bin': [{ ids: string[] }, { count: number }];
  'customer.restore': [{ ids: string[] }, { count: number }];
  'customer.erase': [{ id: string }, { elsewhere: Json[] }];
  'customer.history': [{ id: string; before?: number; limit?: number }, { steps: Step[]; more: boolean }];
  'customer.import': [{ file: string; dry_run?: boolean }, { job: string }];
  'change.undo': [{ op?: number }, { op: number | null; command: string }];
  'change.redo': [{ op?: number }, { op: number | null; command: string }];
  'change.list': [{ before?: number; limit?: number }, { steps: LogStep[] }];
  'conflict.list': [None, { conflicts: MergeConflict[] }];
  'conflict.count': [None, { count: number }];
  'conflict.settle': [{ entity: string; id: string; cell: string; op: number }, None];
  'view.list': [{ entity: string }, { views: SavedView[] }];
  'view.save': [
    { id?: string; rev?: number; entity: string; name: string; shared: boolean; query: ViewQuery },
    { id: string },
  ];
  'view.delete': [{ id: string }, None];
  'workspace.status': [None, WorkspaceStatus];
  'backup.make': [None, { job: string }];
  'audit.list': [{ before?: number; limit?: number }, { entries: AuditEntry[] }];
  'job.get': [
    { job: string },
    { done: number; total: number | null; state: string; result?: Json; error?: Json },
  ];
  'job.cancel': [{ job: string }, None];
}

export type CallName = keyof Calls;
export type Input<N extends CallName> = Calls[N][0];
export type Output<N extends CallName> = Calls[N][1];
