import type { SpaceItem } from '../wire.ts';
import { CoursesSchema } from './answers.ts';
import { findSheetDatabase, SHEET } from './living-area.ts';
import { courseUrl, type Reader } from './reading.ts';

/**
 * A space as core shows it. One course a call: asked for several, Moodle fails them all when one
 * is gone. What core does not tell is left at its plainest: no départements, no activities, and
 * the database counted as shown.
 */
export const readSpace: Reader = async ({ ask, site }, { code, courseid }) => {
  const { courses } = await ask('core_course_get_courses_by_field', CoursesSchema, {
    field: 'id',
    value: courseid,
  });
  const course = courses.find(({ id }) => id === courseid);
  if (course?.visible === undefined) {
    return { items: [], lacks: [{ code: 'core_space_missing', detail: String(courseid) }] };
  }
  const database = await findSheetDatabase(ask, courseid);
  const item: SpaceItem = {
    id: courseid,
    code,
    name: course.fullname,
    national: false,
    departements: [],
    visible: course.visible,
    url: courseUrl(site, courseid),
    activities: [],
    resources: [],
    databases:
      database === null
        ? []
        : [
            {
              sheet: SHEET,
              id: database.id,
              cmid: database.cmid,
              visible: true,
              url: `${site.siteurl}/mod/data/view.php?id=${database.cmid}`,
            },
          ],
  };
  return { items: [item], lacks: [] };
};
