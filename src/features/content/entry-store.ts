import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type { EntryItem } from '../../moodle/index.ts';
import type { Receiver } from '../sync/index.ts';
import { FAMILIES } from './field.ts';
import type { Entry } from './reading.ts';

/** Keeps the entries of Moodle's databases as they were told. */
export const entryReceiver: Receiver<'entries'> = mirrorOf({
  kind: 'entries',
  table: 'entry',
  toRow: (item: EntryItem) => ({
    id: item.id,
    space: item.space,
    sheet: item.sheet,
    author_id: item.userid,
    approved: item.approved,
    fields: JSON.stringify(item.fields),
    url: item.url,
    oversize: item.oversize,
    origin: item.origin === null ? null : JSON.stringify(item.origin),
    time_created: item.timecreated * 1000,
    time_modified: item.timemodified * 1000,
  }),
});

/** Drivers give booleans as 0/1 and JSON as text or object. */
const RowSchema = z.object({
  id: z.coerce.number(),
  approved: z.coerce.boolean(),
  url: z.string(),
  oversize: z.coerce.number().nullable(),
  fields: z
    .preprocess((value) => {
      if (typeof value !== 'string') return value;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        return null;
      }
    }, z.record(z.string(), z.string()).nullable())
    .catch(null),
  time_created: z.coerce.number(),
  time_modified: z.coerce.number(),
});

/** An entry as it is kept; both times in epoch milliseconds, Moodle's clock. */
export type KeptEntry = Entry & { madeAt: number; modifiedAt: number };

/** The entries of one kind of sheet in a space, in the order of their ids. */
export const entriesOf = async (db: Db, space: string, sheet: string): Promise<KeptEntry[]> => {
  const rows = z
    .array(RowSchema)
    .parse(
      await db('entry')
        .where({ space, sheet })
        .orderBy('id')
        .select('id', 'approved', 'url', 'oversize', 'fields', 'time_created', 'time_modified'),
    );
  return rows.map(({ time_created: madeAt, time_modified: modifiedAt, ...entry }) => ({
    ...entry,
    madeAt,
    modifiedAt,
  }));
};

/** One entry of a space: its family and its fields; null: the space has none such. */
export const entryOf = async (
  db: Db,
  space: string,
  id: number,
): Promise<{ sheet: string; fields: Readonly<Record<string, string>> } | null> => {
  const row: unknown = await db('entry').where({ space, id }).first('sheet', 'fields');
  if (row === undefined) return null;
  const { sheet, fields } = z
    .object({ sheet: z.string(), fields: RowSchema.shape.fields })
    .parse(row);
  return fields === null ? null : { sheet, fields };
};

const PrintSchema = z.object({ space: z.string(), sheet: z.string(), print: z.string() });

/** The key of a family of a space in `entryPrints`. */
export const printKey = (space: string, sheet: string): string => `${space} ${sheet}`;

/**
 * Names what is kept of each family in each space, in one look at all: it differs where anything was
 * told, changed or forgotten since. The mark differs whenever an entry was told again; lengths tell
 * of an entry that was told twice by one pull.
 */
export const entryPrints = async (db: Db): Promise<ReadonlyMap<string, string>> => {
  const rows: unknown = await db('entry')
    .groupBy('space', 'sheet')
    .select('space', 'sheet')
    .count({ n: '*' })
    .sum({ ids: 'id', times: 'time_modified', approved: 'approved' })
    .sum({ lengths: db.raw('length(fields)') })
    .max({ mark: 'mark' });
  const prints = z
    .array(z.record(z.string(), z.unknown()))
    .parse(rows)
    .map((row) => PrintSchema.parse({ ...row, print: JSON.stringify(row) }));
  return new Map(prints.map(({ space, sheet, print }) => [printKey(space, sheet), print]));
};

/** How many sheets of content each space has, of all families, published or not, by the space's code. */
export const countSheets = async (db: Db): Promise<ReadonlyMap<string, number>> => {
  const rows = z.array(z.object({ space: z.string(), n: z.coerce.number() })).parse(
    await db('entry')
      .whereIn('sheet', [...FAMILIES])
      .groupBy('space')
      .select('space')
      .count({ n: '*' }),
  );
  return new Map(rows.map(({ space, n }) => [space, n]));
};

const OriginSchema = z.object({ key: z.string(), source: z.string(), edited: z.boolean() });
const OriginRowSchema = z.object({
  id: z.coerce.number(),
  origin: z.preprocess(
    (value) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
    OriginSchema,
  ),
});

/** Under which key entries of a space were brought in, by their ids; those that people made have none. */
export const originsOf = async (
  db: Db,
  space: string,
): Promise<ReadonlyMap<number, z.infer<typeof OriginSchema>>> => {
  const rows = z
    .array(OriginRowSchema)
    .parse(await db('entry').where({ space }).whereNotNull('origin').select('id', 'origin'));
  return new Map(rows.map(({ id, origin }) => [id, origin]));
};
