import { noteChanges, type Reference } from '../bridge/change-log.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';

export type NewCohort = { name: string; idnumber?: string; visible?: boolean };

/** With a membership a cohort may begin or cease to be ours to tell. */
const noteMembers = (moodle: Moodle, db: Db, cohort: number, ids: number[]): Promise<void> =>
  noteChanges(moodle, db, [
    { kind: 'cohorts', id: cohort },
    ...ids.map((id): Reference => ({ kind: 'cohort_members', id })),
  ]);

const leave = async (
  moodle: Moodle,
  db: Db,
  cohort: number,
  which: { userid?: number } = {},
): Promise<void> => {
  const members = db('cohort_members').where({ cohortid: cohort, ...which });
  const rows = await members.clone().select<{ id: number }[]>('id');
  await members.delete();
  await noteMembers(
    moodle,
    db,
    cohort,
    rows.map(({ id }) => id),
  );
};

export const cohortsAdmin = (moodle: Moodle) => ({
  createCohort: ({ name, idnumber = '', visible = true }: NewCohort): Promise<number> =>
    moodle.db.transaction(async (db) => {
      const id = await insertId(db, 'cohort', { name, idnumber, visible: visible ? 1 : 0 });
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
      await leave(moodle, db, id);
      await db('cohort').where({ id }).delete();
    }),
  /** Tells the membership's id. */
  addToCohort: (cohort: number, userId: number): Promise<number> =>
    moodle.db.transaction(async (db) => {
      const row = { cohortid: cohort, userid: userId, timeadded: nowOf(moodle) };
      const id = await insertId(db, 'cohort_members', row);
      await noteMembers(moodle, db, cohort, [id]);
      return id;
    }),
  removeFromCohort: (cohort: number, userId: number): Promise<void> =>
    moodle.db.transaction((db) => leave(moodle, db, cohort, { userid: userId })),
});
