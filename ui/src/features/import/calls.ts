/** What the importer's calls carry, by the names this screen uses. */
import type { FiledEntity, Input, Output } from '~/api/types';

type Run = Input<'customer.import'>;
export type ImportCall = `${FiledEntity}.import`;

export type Preview = Output<'import.preview'>;
export type Column = Preview['columns'][number];
export type SampleRow = Preview['rows'][number];
export type Note = Preview['notes'][number];
export type Choice = NonNullable<Run['choice']>;
export type MapEntry = NonNullable<Run['map']>[number];
export type Word = NonNullable<MapEntry['words']>[string];
export type DateOrder = NonNullable<MapEntry['dates']>;

/** What happens to those who are there, and what all rows get. */
export interface Manner {
  mode: NonNullable<Run['mode']>;
  key: NonNullable<Run['key']>;
  unknown: NonNullable<Run['unknown']>;
  owner: string | null;
  tags: string[];
}

/** How columns are taken. */
export interface Taken {
  choice: Choice;
  map: MapEntry[];
  /** Nothing of what was said of an earlier file counts. */
  afresh: boolean;
}

/** What runs, dry or not. */
export type RunInput = Omit<Run, 'dry_run'>;
