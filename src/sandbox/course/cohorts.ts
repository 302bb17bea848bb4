import { noteChanges, type Reference } from '../bridge/change-log.ts';
import { notePiecesOf } from '../bridge/piece-store.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';

type Run = string | null;

/** With a membership a cohort may begin or cease to be ours to tell. */
export const noteMembers = async (
  moodle: Moodle,
  db: Db,
  cohort: number,
  ids: readonly number[],
  run: Run = null,
): Promise<void> => {
  const members = ids.map((id): Reference => ({ kind: 'cohort_members', id }));
  await noteChanges(moodle, db, [{ kind: 'cohorts', id: cohort }, ...members], run);
  await notePiecesOf(moodle, db, 'cohort_member', ids, run);
};

/** Tells the membership's id. */
export const joinCohort = async (
  moodle: Moodle,
  db: Db,
  cohortid: number,
  userid: number,
  run: Run = null,
): Promise<number> => {
  const row = { cohortid, userid, timeadded: nowOf(moodle) };
  const id = await insertId(db, 'cohort_members', row);
  await noteMembers(moodle, db, cohortid, [id], run);
  return id;
};

/** One member of a cohort, or all of them. */
export const leaveCohort = async (
  moodle: Moodle,
  db: Db,
  cohortid: number,
  which: { userid?: number } = {},
  run: Run = null,
): Promise<void> => {
  const members = db('cohort_members').where({ cohortid, ...which });
  const rows = await members.clone().select<{ id: number }[]>('id');
  await members.delete();
  const ids = rows.map(({ id }) => id);
  await noteMembers(moodle, db, cohortid, ids, run);
};
