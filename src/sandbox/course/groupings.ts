import { notePiecesOf } from '../bridge/piece-store.ts';
import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';

type GroupingRow = { id: number; courseid: number; name: string };

export const findGrouping = (db: Db, id: number): Promise<GroupingRow | undefined> =>
  db('groupings').where({ id }).first<GroupingRow | undefined>('*');

export const insertGrouping = (db: Db, courseid: number, name: string): Promise<number> =>
  insertId(db, 'groupings', { courseid, name });

/** A group that is in it already stays. */
export const joinGrouping = async (db: Db, groupingid: number, groupid: number): Promise<void> => {
  await db('groupings_groups')
    .insert({ groupingid, groupid })
    .onConflict(['groupingid', 'groupid'])
    .ignore();
};

export const leaveGrouping = async (db: Db, groupingid: number, groupid: number): Promise<void> => {
  await db('groupings_groups').where({ groupingid, groupid }).delete();
};

/** Its groups stay. */
export const deleteGrouping = async (
  moodle: Moodle,
  db: Db,
  id: number,
  run: string | null = null,
): Promise<void> => {
  await db('groupings_groups').where({ groupingid: id }).delete();
  await db('groupings').where({ id }).delete();
  await notePiecesOf(moodle, db, 'grouping', [id], run);
};

export const renameGrouping = async (db: Db, id: number, name: string): Promise<void> => {
  await db('groupings').where({ id }).update({ name });
};
