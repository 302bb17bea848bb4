import { noteChanges } from '../bridge/change-log.ts';
import { forgetPiecesOf } from '../bridge/put/one-piece.ts';
import { referencesOfCourse } from '../bridge/references.ts';
import { deleteModule } from '../course/modules.ts';
import { binCourse } from '../course/recycle-bin.ts';
import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { CmRow } from '../store/rows.ts';

/** A space by its code, or any course by its id. */
export type CourseRef = string | number;

export const courseIdOf = async (db: Db, course: CourseRef): Promise<number> => {
  if (typeof course === 'number') return course;
  const row = await db('local_mara_space')
    .where({ code: course })
    .first<{ courseid: number } | undefined>('courseid');
  if (!row) throw new Error(`There is no space ${course}`);
  return row.courseid;
};

/** A course that is no space: none of it is ever told. */
export const createCourse = async ({ db }: Moodle, fullname: string): Promise<number> =>
  db.transaction(async (trx) => {
    const courseid = await insertId(trx, 'course', {
      fullname,
      shortname: fullname,
      idnumber: '',
      visible: 1,
      category: 1,
    });
    await insertId(trx, 'enrol', { enrol: 'manual', status: 0, courseid });
    return courseid;
  });

export type CourseChange = { fullname?: string; visible?: boolean; category?: number };

export const changeCourse = async (
  moodle: Moodle,
  course: CourseRef,
  change: CourseChange,
): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const id = await courseIdOf(db, course);
    const { fullname, visible, category } = change;
    await db('course')
      .where({ id })
      .update({
        ...(fullname === undefined ? {} : { fullname }),
        ...(visible === undefined ? {} : { visible: visible ? 1 : 0 }),
        ...(category === undefined ? {} : { category }),
      });
    await noteChanges(moodle, db, [{ kind: 'spaces', id }]);
  });

/** Deletes a course with its activities and enrolments; the plugin keeps its own rows. */
export const deleteCourse = async (moodle: Moodle, course: CourseRef): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const courseid = await courseIdOf(db, course);
    await noteChanges(moodle, db, await referencesOfCourse(db, courseid));
    await binCourse(db, courseid);
    const modules = await db('course_modules').where({ course: courseid }).select<CmRow[]>('*');
    for (const row of modules) await deleteModule(moodle, db, row);
    const methods = db('enrol').where({ courseid }).select('id');
    await db('user_enrolments').whereIn('enrolid', methods.clone()).delete();
    await db('enrol').where({ courseid }).delete();
    await db('role_assignments').where({ courseid }).delete();
    const groups = db('groups').where({ courseid }).select('id');
    await db('groups_members').whereIn('groupid', groups.clone()).delete();
    await db('groupings_groups').whereIn('groupid', groups.clone()).delete();
    await db('groups').where({ courseid }).delete();
    await db('groupings').where({ courseid }).delete();
    await db('event').where({ courseid }).delete();
    await db('course_completions').where({ course: courseid }).delete();
    await db('user_lastaccess').where({ courseid }).delete();
    await db('course_sections').where({ course: courseid }).delete();
    await db('course').where({ id: courseid }).delete();
    await forgetPiecesOf(moodle, db, courseid);
  });

/** Opens or closes a space to visitors who are not enrolled. */
export const setGuestAccess = async (
  { db }: Moodle,
  course: CourseRef,
  open: boolean,
): Promise<void> => {
  const courseid = await courseIdOf(db, course);
  await db('enrol')
    .insert({ enrol: 'guest', courseid, status: open ? 0 : 1 })
    .onConflict(['courseid', 'enrol'])
    .merge(['status']);
};

/** Ends or resumes every manual enrolment of a course at once. */
export const setManualEnrolment = async (
  moodle: Moodle,
  course: CourseRef,
  enabled: boolean,
): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const courseid = await courseIdOf(db, course);
    await db('enrol')
      .where({ courseid, enrol: 'manual' })
      .update({ status: enabled ? 0 : 1 });
    const rows = await db('user_enrolments as ue')
      .join('enrol as e', 'e.id', 'ue.enrolid')
      .where({ 'e.courseid': courseid })
      .select<{ id: number }[]>('ue.id');
    await noteChanges(
      moodle,
      db,
      rows.map(({ id }) => ({ kind: 'enrolments', id })),
    );
  });
