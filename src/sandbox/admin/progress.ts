import type { ActivityCompletionItem } from '../../moodle/wire.ts';
import { noteChanges } from '../bridge/change-log.ts';
import { addModule, REGION_SECTION } from '../course/modules.ts';
import { completeActivity, completeCourse, noteAccess } from '../course/progress.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { insertId } from '../store/database.ts';
import { courseIdOf, type CourseRef } from './courses.ts';

export type NewPage = { space: CourseRef; name: string; content?: string; tracked?: boolean };

export const progressAdmin = (moodle: Moodle) => ({
  /** A page whose reader may tick it as done, unless it is not tracked; its course module's id. */
  createPage: ({ space, name, content = '', tracked = true }: NewPage): Promise<number> =>
    moodle.db.transaction(async (db) => {
      const course = await courseIdOf(db, space);
      const instance = await insertId(db, 'page', { course, name, intro: '', content });
      const cmid = await addModule(moodle, db, {
        course,
        module: 'page',
        instance,
        section: REGION_SECTION,
        visible: true,
        completion: tracked ? 1 : 0,
      });
      await noteChanges(moodle, db, [{ kind: 'spaces', id: course }]);
      return cmid;
    }),
  completeActivity: (
    cmid: number,
    userId: number,
    state: ActivityCompletionItem['state'] = 'complete',
  ): Promise<number> =>
    moodle.db.transaction((db) => completeActivity(moodle, db, cmid, userId, state)),
  completeCourse: (
    space: CourseRef,
    userId: number,
    timecompleted = nowOf(moodle),
  ): Promise<number> =>
    moodle.db.transaction(async (db) =>
      completeCourse(moodle, db, await courseIdOf(db, space), userId, timecompleted),
    ),
  /** Notes a last access, as opening the course does. */
  openCourse: (space: CourseRef, userId: number, timeaccess = nowOf(moodle)): Promise<number> =>
    moodle.db.transaction(async (db) =>
      noteAccess(db, await courseIdOf(db, space), userId, timeaccess),
    ),
});
