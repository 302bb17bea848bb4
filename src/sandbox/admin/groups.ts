import type { GroupItem } from '../../moodle/wire.ts';
import { deleteGroup, insertGroup, putIn, renameGroup, takeOff } from '../course/groups.ts';
import { deleteGrouping, insertGrouping, joinGrouping } from '../course/groupings.ts';
import { VISIBILITIES } from '../items/groups.ts';
import type { Moodle } from '../moodle.ts';
import { courseIdOf, type CourseRef } from './courses.ts';

export type NewGroup = {
  space: CourseRef;
  name: string;
  idnumber?: string;
  visibility?: GroupItem['visibility'];
};

/** Groups and groupings, as a person with the right to them makes and mends them. */
export const groupsAdmin = (moodle: Moodle) => ({
  createGroup: ({ space, name, idnumber = '', visibility = 'all' }: NewGroup): Promise<number> =>
    moodle.db.transaction(async (db) => {
      const courseid = await courseIdOf(db, space);
      const group = { courseid, name, idnumber, visibility: VISIBILITIES.indexOf(visibility) };
      return insertGroup(moodle, db, group);
    }),
  renameGroup: (id: number, name: string): Promise<void> =>
    moodle.db.transaction((db) => renameGroup(moodle, db, id, name)),
  deleteGroup: (id: number): Promise<void> =>
    moodle.db.transaction((db) => deleteGroup(moodle, db, id)),
  /** Tells the membership's id. */
  addToGroup: (group: number, userId: number): Promise<number> =>
    moodle.db.transaction((db) => putIn(moodle, db, group, userId)),
  removeFromGroup: (group: number, userId: number): Promise<void> =>
    moodle.db.transaction((db) => takeOff(moodle, db, group, userId)),
  createGrouping: (space: CourseRef, name: string): Promise<number> =>
    moodle.db.transaction(async (db) => insertGrouping(db, await courseIdOf(db, space), name)),
  addToGrouping: (grouping: number, group: number): Promise<void> =>
    moodle.db.transaction((db) => joinGrouping(db, grouping, group)),
  deleteGrouping: (id: number): Promise<void> =>
    moodle.db.transaction((db) => deleteGrouping(moodle, db, id)),
});
