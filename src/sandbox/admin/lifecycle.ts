import { adoptDatabase } from '../bridge/adopt.ts';
import { noteChanges } from '../bridge/change-log.ts';
import type { Sheet } from '../bridge/sheet-fields.ts';
import { backupCourse, type CourseBackup, restoreAsNew, restoreInto } from '../course/backup.ts';
import { deleteModule } from '../course/modules.ts';
import { restoreActivityFromBin, restoreCourseFromBin } from '../course/recycle-bin.ts';
import { resetCourse } from '../course/reset.ts';
import type { Moodle } from '../moodle.ts';
import type { CmRow, ModuleName } from '../store/rows.ts';
import { courseIdOf, type CourseRef } from './courses.ts';

/** What becomes of courses and what is in them: docs/bridge.md has the table. */
export const lifecycleAdmin = (moodle: Moodle) => {
  const { db } = moodle;
  const backup = async (course: CourseRef, people = false): Promise<CourseBackup> =>
    db.transaction(async (trx) => backupCourse(trx, await courseIdOf(trx, course), people));
  const restore = (from: CourseBackup, change: { fullname?: string } = {}): Promise<number> =>
    db.transaction((trx) => restoreAsNew(moodle, trx, from, change));
  return {
    backupCourse: backup,
    /** As a course of its own; its id. */
    restoreCourse: restore,
    copyCourse: async (course: CourseRef, fullname: string): Promise<number> =>
      restore(await backup(course), { fullname }),
    /** Into a course that stands, `deleting` what was there before. */
    restoreInto: (from: CourseBackup, course: CourseRef, { deleting = false } = {}) =>
      db.transaction(async (trx) => {
        const id = await courseIdOf(trx, course);
        if (deleting) {
          for (const cm of await trx('course_modules').where({ course: id }).select<CmRow[]>('*'))
            await deleteModule(moodle, trx, cm);
        }
        await restoreInto(moodle, trx, id, from);
        await noteChanges(moodle, trx, [{ kind: 'spaces', id }]);
      }),
    resetCourse: (course: CourseRef): Promise<void> =>
      db.transaction(async (trx) => resetCourse(moodle, trx, await courseIdOf(trx, course))),
    /** Of the course deleted last under this name; its new id. */
    restoreCourseFromBin: (name: string): Promise<number> =>
      db.transaction((trx) => restoreCourseFromBin(moodle, trx, name)),
    /** Of the Book, database or page deleted last in the course; its new course module. */
    restoreActivityFromBin: (course: CourseRef, module: ModuleName): Promise<number> =>
      db.transaction(async (trx) =>
        restoreActivityFromBin(moodle, trx, await courseIdOf(trx, course), module),
      ),
    adoptDatabase: (space: string, cmid: number, sheet?: Sheet): Promise<void> =>
      adoptDatabase(moodle, space, cmid, sheet),
  };
};
