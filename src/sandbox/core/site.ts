import { MOODLE_RELEASE } from '../bridge/status.ts';
import { MoodleError } from '../errors.ts';
import { needConfig } from '../store/config.ts';
import type { CoreFunction } from './arguments.ts';
import { canEnter, findCourse } from './caller.ts';
import { functionsOf } from './service.ts';

export const getSiteInfo: CoreFunction = async ({ moodle, userid, token }) => ({
  sitename: await needConfig(moodle.db, 'sitename'),
  siteurl: moodle.wwwroot,
  lang: 'fr',
  userid,
  siteid: 1,
  ...MOODLE_RELEASE,
  functions: (await functionsOf(moodle.db, token)).map((name) => ({
    name,
    version: MOODLE_RELEASE.version,
  })),
});

/** By `id` or by `ids`: of those, one that is gone fails them all, with an error that has no code. */
export const getCoursesByField: CoreFunction = async (caller, args) => {
  const wanted = args.text('value').split(',').map(Number);
  const courses: object[] = [];
  for (const id of wanted) {
    const course = await findCourse(caller, id);
    if (!course && args.text('field') === 'ids') {
      throw new MoodleError('Error', '', 'Attempt to assign property "contextvalidated" on null');
    }
    if (!course) continue;
    const { fullname, shortname, visible } = course;
    const enters = await canEnter(caller, id);
    // The public face of a shown course is for everyone; of a hidden one there is none.
    if (!enters && visible === 0) continue;
    const face = { id, fullname, displayname: fullname, shortname, enrollmentmethods: ['manual'] };
    courses.push(enters ? { ...face, visible, groupmode: 0 } : face);
  }
  return { courses, warnings: [] };
};
