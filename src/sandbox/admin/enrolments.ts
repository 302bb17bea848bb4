import { noteChanges, type Reference } from '../bridge/change-log.ts';
import { referencesOfUsers } from '../bridge/references.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertMany, nextId } from '../store/database.ts';
import type { UserEnrolmentRow } from '../store/rows.ts';
import { courseIdOf, type CourseRef } from './courses.ts';
import { leaveGroups } from './groups.ts';
import { giveRole, takeRoles } from './roles.ts';

export type CourseRole = 'mara_referent' | 'mara_candidate';
/** Instants are Unix seconds; no date is left out. */
export type EnrolmentOptions = { timestart?: number; timeend?: number; suspended?: boolean };
export type NewEnrolment = EnrolmentOptions & {
  userId: number;
  space: CourseRef;
  role: CourseRole;
};

const manualEnrolment = async (
  db: Db,
  course: CourseRef,
): Promise<{ enrolid: number; courseid: number }> => {
  const courseid = await courseIdOf(db, course);
  const row = await db('enrol')
    .where({ courseid, enrol: 'manual' })
    .first<{ id: number } | undefined>('id');
  if (!row) throw new Error(`Course ${courseid} has no manual enrolment`);
  return { enrolid: row.id, courseid };
};

const concerning = async (db: Db, userids: readonly number[]): Promise<Reference[]> => [
  ...userids.map((id): Reference => ({ kind: 'people', id })),
  ...(await referencesOfUsers(db, userids)),
];

/** Many new enrolments in one transaction; their ids in the order of the list. */
export const enrolMany = async (moodle: Moodle, list: readonly NewEnrolment[]): Promise<number[]> =>
  moodle.db.transaction(async (db) => {
    const now = nowOf(moodle);
    const first = await nextId(db, 'user_enrolments');
    const methods = new Map<CourseRef, { enrolid: number; courseid: number }>();
    for (const { space } of list)
      if (!methods.has(space)) methods.set(space, await manualEnrolment(db, space));
    const rows = list.map(
      ({ userId, space, timestart = 0, timeend = 0, suspended = false }, place) => ({
        id: first + place,
        status: suspended ? 1 : 0,
        enrolid: methods.get(space)?.enrolid ?? 0,
        userid: userId,
        timestart,
        timeend,
        timecreated: now,
        timemodified: now,
      }),
    );
    const firstRole = await nextId(db, 'role_assignments');
    const roles = list.map(({ userId, space, role }, place) => ({
      id: firstRole + place,
      role,
      courseid: methods.get(space)?.courseid ?? 0,
      userid: userId,
      timemodified: now,
    }));
    await insertMany(db, 'user_enrolments', rows);
    await insertMany(db, 'role_assignments', roles);
    await noteChanges(moodle, db, [
      ...rows.map(({ id }): Reference => ({ kind: 'enrolments', id })),
      ...roles.map(({ id }): Reference => ({ kind: 'roles', id })),
      ...(await concerning(
        db,
        list.map(({ userId }) => userId),
      )),
    ]);
    return rows.map(({ id }) => id);
  });

/** Enrols one user; someone already enrolled gets the new dates and the role as well. */
export const enrol = async (moodle: Moodle, wanted: NewEnrolment): Promise<number> => {
  const { userId, space, role, timestart = 0, timeend = 0, suspended = false } = wanted;
  const known = await moodle.db.transaction(async (db) => {
    const { enrolid, courseid } = await manualEnrolment(db, space);
    const row = await db('user_enrolments')
      .where({ enrolid, userid: userId })
      .first<UserEnrolmentRow | undefined>('*');
    if (!row) return null;
    await db('user_enrolments')
      .where({ id: row.id })
      .update({ status: suspended ? 1 : 0, timestart, timeend, timemodified: nowOf(moodle) });
    await giveRole(moodle, db, { role, courseid, userid: userId });
    await noteChanges(moodle, db, [
      { kind: 'enrolments', id: row.id },
      { kind: 'people', id: userId },
    ]);
    return row.id;
  });
  if (known !== null) return known;
  const [id] = await enrolMany(moodle, [wanted]);
  if (id === undefined) throw new Error('The enrolment was not made');
  return id;
};

export const unenrol = async (moodle: Moodle, userId: number, space: CourseRef): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const { enrolid, courseid } = await manualEnrolment(db, space);
    const rows = await db('user_enrolments')
      .where({ enrolid, userid: userId })
      .select<{ id: number }[]>('id');
    await noteChanges(moodle, db, [
      ...rows.map(({ id }): Reference => ({ kind: 'enrolments', id })),
      ...(await concerning(db, [userId])),
    ]);
    await db('user_enrolments').where({ enrolid, userid: userId }).delete();
    await takeRoles(moodle, db, { courseid, userid: userId });
    await leaveGroups(moodle, db, userId, courseid);
    await db('user_lastaccess').where({ courseid, userid: userId }).delete();
  });
