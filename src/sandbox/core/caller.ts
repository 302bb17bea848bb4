import { moodleException } from '../errors.ts';
import type { Moodle } from '../moodle.ts';
import { SYSTEM, userMay } from '../store/roles.ts';
import type { CmRow, CourseRow } from '../store/rows.ts';

/** Who calls, where, and what they may do there. */
export type Caller = {
  moodle: Moodle;
  token: string;
  userid: number;
  /** On the whole site, or in a course. */
  may(capability: string, courseid?: number): Promise<boolean>;
};

export const callerOf = (moodle: Moodle, userid: number, token: string): Caller => ({
  moodle,
  token,
  userid,
  may: (capability, courseid = SYSTEM) => userMay(moodle.db, userid, courseid, capability),
});

/** Enrolled and running, as far as a service account needs it. */
const isEnrolled = async ({ moodle, userid }: Caller, courseid: number): Promise<boolean> =>
  (await moodle
    .db('user_enrolments as ue')
    .join('enrol as e', 'e.id', 'ue.enrolid')
    .where({ 'ue.userid': userid, 'e.courseid': courseid, 'ue.status': 0, 'e.status': 0 })
    .first<object | undefined>('ue.id')) !== undefined;

export const findCourse = ({ moodle }: Caller, id: number): Promise<CourseRow | undefined> =>
  moodle.db('course').where({ id }).first<CourseRow | undefined>('*');

/** What `require_login()` lets in. */
export const canEnter = async (caller: Caller, courseid: number): Promise<boolean> => {
  const course = await findCourse(caller, courseid);
  if (course === undefined) return false;
  if (course.visible === 0 && !(await caller.may('moodle/course:viewhiddencourses', courseid))) {
    return false;
  }
  return (await caller.may('moodle/course:view', courseid)) || (await isEnrolled(caller, courseid));
};

/** How functions of enrolment and groups refuse a course. */
export const requireCourse = async (caller: Caller, courseid: number): Promise<void> => {
  if (await canEnter(caller, courseid)) return;
  throw moodleException(
    'errorcoursecontextnotvalid',
    `You cannot execute functions in the course context (course id:${courseid}).`,
  );
};

/** Whether a module is shown to the caller: it, and the right to its kind of activity. */
export const seesModule = async (caller: Caller, row: CmRow): Promise<boolean> =>
  (row.visible === 1 || (await caller.may('moodle/course:viewhiddenactivities', row.course))) &&
  (await caller.may(`mod/${row.module}:view`, row.course));
