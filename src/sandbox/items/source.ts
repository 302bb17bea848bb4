import type { Knex } from 'knex';
import type { ItemOf, Kind } from '../../moodle/wire.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import type { Db } from '../store/database.ts';

/** Where and when items are read: `wwwroot` makes their addresses. */
export type Reading = { db: Db; wwwroot: string; now: number };

/** For a step of the running site. */
export const readingOf = (moodle: Pick<Moodle, 'wwwroot' | 'clock'>, db: Db): Reading => ({
  db,
  wwwroot: moodle.wwwroot,
  now: nowOf(moodle),
});

/** How one kind is read: its ids in order, and the state of some ids joined now. */
export type ItemSource<K extends Kind> = {
  idsAfter(reading: Reading, after: number, limit: number): Promise<number[]>;
  /** Ids that are missing from the answer are tombstones. */
  load(reading: Reading, ids: readonly number[]): Promise<Map<number, ItemOf<K>>>;
};

export const instantOrNull = (seconds: number): number | null => (seconds === 0 ? null : seconds);

export const pluck = (rows: { id: number }[]): number[] => rows.map((row) => row.id);

type RowSource<K extends Kind, R> = {
  /** The rows that are ours to tell. */
  ours: (db: Db) => Knex.QueryBuilder;
  /** The column that holds the item's id. */
  id: string;
  columns: string[];
  item: (row: R) => ItemOf<K>;
};

/** A kind of which one row of a query is one item. */
export const rowSource = <K extends Kind, R extends { id: number }>({
  ours,
  id,
  columns,
  item,
}: RowSource<K, R>): ItemSource<K> => ({
  idsAfter: async ({ db }, after, limit) =>
    pluck(
      await ours(db).where(id, '>', after).orderBy(id).limit(limit).select<{ id: number }[]>(id),
    ),
  load: async ({ db }, ids) => {
    const rows = (await ours(db)
      .whereIn(id, [...ids])
      .select(id, ...columns)) as R[];
    return new Map(rows.map((row) => [row.id, item(row)]));
  },
});

/** Enrolments in spaces, of which a caller picks those of one user or course. */
const enrolmentsInSpaces = (db: Db) =>
  db('user_enrolments as our_ue')
    .join('enrol as our_e', 'our_e.id', 'our_ue.enrolid')
    .join('local_mara_space as our_s', 'our_s.courseid', 'our_e.courseid')
    .select('our_ue.id');

/** For `whereExists`: the user in this column is enrolled in a space, in whatever state. */
export const enrolledAnywhere = (db: Db, userColumn: string) =>
  enrolmentsInSpaces(db).whereRaw('our_ue.userid = ??', [userColumn]);

/** For `whereExists`: enrolled in the very course that this column names. */
export const enrolledIn = (db: Db, userColumn: string, courseColumn: string) =>
  enrolledAnywhere(db, userColumn).whereRaw('our_e.courseid = ??', [courseColumn]);
