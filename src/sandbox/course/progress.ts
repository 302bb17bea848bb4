import type { ActivityCompletionItem } from '../../moodle/wire.ts';
import { noteChanges } from '../bridge/change-log.ts';
import { STATES } from '../items/completions.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db } from '../store/database.ts';

/** Writes the one row of a person and a thing, and tells its id. */
const upsert = async (
  db: Db,
  table: string,
  which: Record<string, number>,
  values: Record<string, number>,
): Promise<number> => {
  await db(table)
    .insert({ ...which, ...values })
    .onConflict(Object.keys(which))
    .merge(Object.keys(values));
  const row = await db(table).where(which).first<{ id: number } | undefined>('id');
  if (!row) throw new Error(`No row of ${table} after its insert`);
  return row.id;
};

export const completeActivity = async (
  moodle: Moodle,
  db: Db,
  cmid: number,
  userid: number,
  state: ActivityCompletionItem['state'],
): Promise<number> => {
  const id = await upsert(
    db,
    'course_modules_completion',
    { userid, coursemoduleid: cmid },
    { completionstate: STATES.indexOf(state), timemodified: nowOf(moodle) },
  );
  await noteChanges(moodle, db, [{ kind: 'activity_completions', id }]);
  return id;
};

export const completeCourse = async (
  moodle: Moodle,
  db: Db,
  course: number,
  userid: number,
  timecompleted: number,
): Promise<number> => {
  const id = await upsert(db, 'course_completions', { userid, course }, { timecompleted });
  await noteChanges(moodle, db, [{ kind: 'course_completions', id }]);
  return id;
};

/** Opening a course fires nothing that the plugin watches. */
export const noteAccess = (
  db: Db,
  courseid: number,
  userid: number,
  timeaccess: number,
): Promise<number> => upsert(db, 'user_lastaccess', { userid, courseid }, { timeaccess });
