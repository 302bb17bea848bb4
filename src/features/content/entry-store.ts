import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type { EntryItem } from '../../moodle/index.ts';
import type { Receiver } from '../sync/index.ts';
import { type Entry, LIVING_AREA } from './sheet.ts';

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
  time_modified: z.coerce.number(),
});

/** An entry as it is kept; `modifiedAt` in epoch milliseconds, Moodle's clock. */
export type KeptEntry = Entry & { modifiedAt: number };

/** The entries of one kind of sheet in a space, in the order of their ids. */
export const entriesOf = async (db: Db, space: string, sheet: string): Promise<KeptEntry[]> => {
  const rows = z
    .array(RowSchema)
    .parse(
      await db('entry')
        .where({ space, sheet })
        .orderBy('id')
        .select('id', 'approved', 'url', 'oversize', 'fields', 'time_modified'),
    );
  return rows.map(({ time_modified: modifiedAt, ...entry }) => ({ ...entry, modifiedAt }));
};

/** How many sheets of content each space has, published or not, by the space's code. */
export const countSheets = async (db: Db): Promise<ReadonlyMap<string, number>> => {
  const rows = z
    .array(z.object({ space: z.string(), n: z.coerce.number() }))
    .parse(
      await db('entry')
        .where({ sheet: LIVING_AREA })
        .groupBy('space')
        .select('space')
        .count({ n: '*' }),
    );
  return new Map(rows.map(({ space, n }) => [space, n]));
};
