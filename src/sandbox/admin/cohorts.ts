import { joinCohort, leaveCohort, noteMembers } from '../course/cohorts.ts';
import type { Moodle } from '../moodle.ts';
import { insertId } from '../store/database.ts';

export type NewCohort = {
  name: string;
  idnumber?: string;
  visible?: boolean;
  /** The plugin that keeps it; people do unless told otherwise. */
  component?: string;
};

export const cohortsAdmin = (moodle: Moodle) => ({
  createCohort: ({
    name,
    idnumber = '',
    visible = true,
    component = '',
  }: NewCohort): Promise<number> =>
    moodle.db.transaction(async (db) => {
      const id = await insertId(db, 'cohort', {
        name,
        idnumber,
        visible: visible ? 1 : 0,
        component,
      });
      await noteMembers(moodle, db, id, []);
      return id;
    }),
  renameCohort: (id: number, name: string): Promise<void> =>
    moodle.db.transaction(async (db) => {
      await db('cohort').where({ id }).update({ name });
      await noteMembers(moodle, db, id, []);
    }),
  deleteCohort: (id: number): Promise<void> =>
    moodle.db.transaction(async (db) => {
      await leaveCohort(moodle, db, id);
      await db('cohort').where({ id }).delete();
    }),
  /** Tells the membership's id. */
  addToCohort: (cohort: number, userId: number): Promise<number> =>
    moodle.db.transaction((db) => joinCohort(moodle, db, cohort, userId)),
  removeFromCohort: (cohort: number, userId: number): Promise<void> =>
    moodle.db.transaction((db) => leaveCohort(moodle, db, cohort, { userid: userId })),
});
