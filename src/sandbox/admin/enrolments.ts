import {
  endEnrolment,
  findEnrolment,
  insertEnrolments,
  manualMethod,
  updateEnrolment,
} from '../course/enrolments.ts';
import { giveRole } from '../course/roles.ts';
import type { Moodle } from '../moodle.ts';
import { courseIdOf, type CourseRef } from './courses.ts';

export type CourseRole = 'mara_referent' | 'mara_coordinator' | 'mara_candidate';
/** Instants are Unix seconds; no date is left out. */
export type EnrolmentOptions = { timestart?: number; timeend?: number; suspended?: boolean };
export type NewEnrolment = EnrolmentOptions & {
  userId: number;
  space: CourseRef;
  role: CourseRole;
};

/** Many new enrolments in one transaction; their ids in the order of the list. */
export const enrolMany = (moodle: Moodle, list: readonly NewEnrolment[]): Promise<number[]> =>
  moodle.db.transaction(async (db) => {
    const courses = new Map<CourseRef, number>();
    for (const { space } of list)
      if (!courses.has(space)) courses.set(space, await courseIdOf(db, space));
    const rows = list.map(
      ({ userId, space, role, timestart = 0, timeend = 0, suspended = false }) => ({
        userid: userId,
        courseid: courses.get(space) ?? 0,
        role,
        timestart,
        timeend,
        suspended,
      }),
    );
    return insertEnrolments(moodle, db, rows);
  });

/** Enrols one user; someone already enrolled gets the new dates and the role as well. */
export const enrol = async (moodle: Moodle, wanted: NewEnrolment): Promise<number> => {
  const { userId: userid, space, role, timestart = 0, timeend = 0, suspended = false } = wanted;
  const known = await moodle.db.transaction(async (db) => {
    const courseid = await courseIdOf(db, space);
    const row = await findEnrolment(db, await manualMethod(db, courseid), userid);
    if (!row) return null;
    const status = suspended ? 1 : 0;
    await updateEnrolment(moodle, db, row, { status, timestart, timeend });
    await giveRole(moodle, db, { role, courseid, userid });
    return row.id;
  });
  if (known !== null) return known;
  const [id] = await enrolMany(moodle, [wanted]);
  if (id === undefined) throw new Error('The enrolment was not made');
  return id;
};

export const unenrol = (moodle: Moodle, userid: number, space: CourseRef): Promise<void> =>
  moodle.db.transaction(async (db) =>
    endEnrolment(moodle, db, { userid, courseid: await courseIdOf(db, space) }),
  );
