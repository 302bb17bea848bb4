import { noteChanges, type Reference } from '../bridge/change-log.ts';
import { notePiecesOf } from '../bridge/piece-store.ts';
import { referencesOfUsers } from '../bridge/references.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, inChunks, insertMany, nextId } from '../store/database.ts';
import type { UserEnrolmentRow } from '../store/rows.ts';
import { joinWaitingGroups, leaveGroups } from './groups.ts';
import { takeRoles } from './roles.ts';

type Run = string | null;

/** Manual enrolment with a role; no date is 0. */
export type CourseEnrolment = {
  userid: number;
  courseid: number;
  role: string;
  timestart: number;
  timeend: number;
  suspended: boolean;
};

/** The method by which people are enrolled by hand in a course. */
export const manualMethod = async (db: Db, courseid: number): Promise<number> => {
  const row = await db('enrol')
    .where({ courseid, enrol: 'manual' })
    .first<{ id: number } | undefined>('id');
  if (!row) throw new Error(`Course ${courseid} has no manual enrolment`);
  return row.id;
};

export const findEnrolment = (
  db: Db,
  enrolid: number,
  userid: number,
): Promise<UserEnrolmentRow | undefined> =>
  db('user_enrolments').where({ enrolid, userid }).first<UserEnrolmentRow | undefined>('*');

const concerning = async (db: Db, userids: readonly number[]): Promise<Reference[]> => [
  ...userids.map((id): Reference => ({ kind: 'people', id })),
  ...(await referencesOfUsers(db, userids)),
];

type Held = Pick<CourseEnrolment, 'userid' | 'courseid' | 'role'>;
const nameOf = ({ userid, courseid, role }: Held): string => `${userid}/${courseid}/${role}`;

/** A role that someone holds already, without being enrolled, is held once. */
const insertRoles = async (
  moodle: Moodle,
  db: Db,
  list: readonly CourseEnrolment[],
): Promise<Reference[]> => {
  const held = new Set<string>();
  for (const chunk of inChunks(list)) {
    const users = chunk.map(({ userid }) => userid);
    const rows = await db('role_assignments').whereIn('userid', users).select<Held[]>('*');
    for (const row of rows) held.add(nameOf(row));
  }
  const first = await nextId(db, 'role_assignments');
  const wanted = list.filter((one) => !held.has(nameOf(one)));
  const rows = wanted.map(({ userid, courseid, role }, place) => ({
    id: first + place,
    role,
    courseid,
    userid,
    timemodified: nowOf(moodle),
  }));
  await insertMany(db, 'role_assignments', rows);
  return rows.map(({ id }): Reference => ({ kind: 'roles', id }));
};

/** Many new enrolments at once; their ids in the order of the list. */
export const insertEnrolments = async (
  moodle: Moodle,
  db: Db,
  list: readonly CourseEnrolment[],
  run: Run = null,
): Promise<number[]> => {
  const now = nowOf(moodle);
  const first = await nextId(db, 'user_enrolments');
  const methods = new Map<number, number>();
  for (const { courseid } of list)
    if (!methods.has(courseid)) methods.set(courseid, await manualMethod(db, courseid));
  const rows = list.map(({ userid, courseid, timestart, timeend, suspended }, place) => ({
    id: first + place,
    status: suspended ? 1 : 0,
    enrolid: methods.get(courseid) ?? 0,
    userid,
    timestart,
    timeend,
    timecreated: now,
    timemodified: now,
  }));
  await insertMany(db, 'user_enrolments', rows);
  const roles = await insertRoles(moodle, db, list);
  const users = list.map(({ userid }) => userid);
  const references: Reference[] = [
    ...rows.map(({ id }): Reference => ({ kind: 'enrolments', id })),
    ...roles,
    ...(await concerning(db, users)),
  ];
  await noteChanges(moodle, db, references, run);
  for (const courseid of methods.keys()) await joinWaitingGroups(moodle, db, courseid, users, run);
  return rows.map(({ id }) => id);
};

export const updateEnrolment = async (
  moodle: Moodle,
  db: Db,
  { id, userid }: Pick<UserEnrolmentRow, 'id' | 'userid'>,
  values: Pick<UserEnrolmentRow, 'timestart' | 'timeend'> & { status?: number },
  run: Run = null,
): Promise<void> => {
  await db('user_enrolments')
    .where({ id })
    .update({ ...values, timemodified: nowOf(moodle) });
  const references: Reference[] = [
    { kind: 'enrolments', id },
    { kind: 'people', id: userid },
  ];
  await noteChanges(moodle, db, references, run);
};

/** Ends an enrolment; the roles in the course and the memberships of its groups end with it. */
export const endEnrolment = async (
  moodle: Moodle,
  db: Db,
  { userid, courseid }: { userid: number; courseid: number },
  run: Run = null,
): Promise<void> => {
  const enrolid = await manualMethod(db, courseid);
  const row = await findEnrolment(db, enrolid, userid);
  const ids = row ? [row.id] : [];
  await noteChanges(
    moodle,
    db,
    [
      ...ids.map((id): Reference => ({ kind: 'enrolments', id })),
      ...(await concerning(db, [userid])),
    ],
    run,
  );
  await notePiecesOf(moodle, db, 'enrolment', ids, run);
  await db('user_enrolments').where({ enrolid, userid }).delete();
  await takeRoles(moodle, db, { courseid, userid }, run);
  await leaveGroups(moodle, db, userid, courseid, run);
  await db('user_lastaccess').where({ courseid, userid }).delete();
};
