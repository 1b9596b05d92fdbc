/** A role's rights as a table: entities down, actions across, what only few entities know on a line of its own. */
import type { Output } from '~/api/types';

type Roles = Output<'role.list'>;
export type Role = Roles['roles'][number];
export type Right = Roles['rights'][number];

export const LEVELS = ['none', 'own', 'team', 'all'] as const;
export type RightLevel = (typeof LEVELS)[number];

export const PRESET_ROLES = ['admin', 'supervisor', 'manager', 'executive'] as const;

/** What most entities know stands in columns. */
export const COLUMNS = ['read', 'create', 'update', 'delete', 'export', 'import'] as const;

/** What belongs to nobody: one may or one may not. */
const WHOLE: ReadonlySet<string> = new Set([
  'field',
  'dictionary',
  'user',
  'role',
  'team',
  'backup',
  'audit',
  'setting',
  'product',
  'stock',
]);

export function levelsOf(entity: string): readonly RightLevel[] {
  return WHOLE.has(entity) ? ['none', 'all'] : LEVELS;
}

export function levelOf(role: Role, entity: string, action: string): RightLevel {
  return role.grants[`${entity}.${action}`] ?? 'none';
}

export interface MatrixRow {
  entity: string;
  /** One place for each of `COLUMNS`: the action, or null where the entity does not know it. */
  cells: (string | null)[];
  more: string[];
}

/** The rows of records, in the order the core gives; classes of fields stand apart. */
export function matrixRows(rights: Right[]): MatrixRow[] {
  return rights
    .filter(({ entity }) => entity !== 'field')
    .map(({ entity, actions }) => ({
      entity,
      cells: COLUMNS.map((column) => (actions.includes(column) ? column : null)),
      more: actions.filter((action) => !COLUMNS.some((column) => column === action)),
    }));
}

export function fieldClasses(rights: Right[]): string[] {
  return rights.find(({ entity }) => entity === 'field')?.actions ?? [];
}
