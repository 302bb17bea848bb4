import type { GroupItem } from '../../moodle/wire.ts';
import { noteChanges, type Reference } from '../bridge/change-log.ts';
import { VISIBILITIES } from '../items/groups.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import { courseIdOf, type CourseRef } from './courses.ts';

export type NewGroup = {
  space: CourseRef;
  name: string;
  idnumber?: string;
  visibility?: GroupItem['visibility'];
};

const membersOf = (db: Db, group: number) => db('groups_members').where({ groupid: group });

const leave = async (moodle: Moodle, db: Db, rows: { id: number }[]): Promise<void> => {
  const ids = rows.map(({ id }) => id);
  await db('groups_members').whereIn('id', ids).delete();
  await noteChanges(
    moodle,
    db,
    ids.map((id): Reference => ({ kind: 'group_members', id })),
  );
};

/** Out of the groups of one course, or of all. */
export const leaveGroups = async (
  moodle: Moodle,
  db: Db,
  userid: number,
  courseid?: number,
): Promise<void> => {
  const rows = db('groups_members as gm')
    .join('groups as g', 'g.id', 'gm.groupid')
    .where('gm.userid', userid);
  if (courseid !== undefined) void rows.where('g.courseid', courseid);
  await leave(moodle, db, await rows.select<{ id: number }[]>('gm.id'));
};

export const groupsAdmin = (moodle: Moodle) => ({
  createGroup: ({ space, name, idnumber = '', visibility = 'all' }: NewGroup): Promise<number> =>
    moodle.db.transaction(async (db) => {
      const courseid = await courseIdOf(db, space);
      const row = { courseid, name, idnumber, visibility: VISIBILITIES.indexOf(visibility) };
      const id = await insertId(db, 'groups', row);
      await noteChanges(moodle, db, [{ kind: 'groups', id }]);
      return id;
    }),
  renameGroup: (id: number, name: string): Promise<void> =>
    moodle.db.transaction(async (db) => {
      await db('groups').where({ id }).update({ name });
      await noteChanges(moodle, db, [{ kind: 'groups', id }]);
    }),
  deleteGroup: (id: number): Promise<void> =>
    moodle.db.transaction(async (db) => {
      await leave(moodle, db, await membersOf(db, id).select<{ id: number }[]>('id'));
      await db('groups').where({ id }).delete();
      await noteChanges(moodle, db, [{ kind: 'groups', id }]);
    }),
  /** Tells the membership's id. */
  addToGroup: (group: number, userId: number): Promise<number> =>
    moodle.db.transaction(async (db) => {
      const row = { groupid: group, userid: userId, timeadded: nowOf(moodle) };
      const id = await insertId(db, 'groups_members', row);
      await noteChanges(moodle, db, [{ kind: 'group_members', id }]);
      return id;
    }),
  removeFromGroup: (group: number, userId: number): Promise<void> =>
    moodle.db.transaction(async (db) => {
      const rows = membersOf(db, group).where({ userid: userId });
      await leave(moodle, db, await rows.select<{ id: number }[]>('id'));
    }),
});
