import { noteChanges } from '../bridge/change-log.ts';
import { referencesOfCourse } from '../bridge/references.ts';
import type { Moodle } from '../moodle.ts';
import type { Db } from '../store/database.ts';

/**
 * Moodle's course reset with its boxes ticked: entries, groups, events and completion go, while
 * activities, enrolments and Books stay. It names no single object, so the plugin notes them all.
 */
export const resetCourse = async (moodle: Moodle, db: Db, course: number): Promise<void> => {
  await noteChanges(moodle, db, await referencesOfCourse(db, course));
  const records = db('data_records as r')
    .join('data as d', 'd.id', 'r.dataid')
    .where('d.course', course)
    .select('r.id');
  const groups = db('groups').where({ courseid: course }).select('id');
  const modules = db('course_modules').where({ course }).select('id');
  await db('data_content').whereIn('recordid', records.clone()).delete();
  await db('data_records').whereIn('id', records.clone()).delete();
  await db('groups_members').whereIn('groupid', groups.clone()).delete();
  await db('groupings_groups').whereIn('groupid', groups.clone()).delete();
  await db('groups').where({ courseid: course }).delete();
  await db('groupings').where({ courseid: course }).delete();
  await db('event').where({ courseid: course }).delete();
  await db('course_modules_completion').whereIn('coursemoduleid', modules).delete();
  await db('course_completions').where({ course }).delete();
};
