import { findModule } from '../course/modules.ts';
import { noteAccess } from '../course/progress.ts';
import { nowOf } from '../moodle.ts';
import { roleMay, userMay } from '../store/roles.ts';
import type {
  BookRow,
  CmRow,
  CourseRow,
  DataRow,
  ModuleName,
  PageRow,
  SectionRow,
} from '../store/rows.ts';
import { failure, noPermissionHere, notFound, redirect } from './detour.ts';
import type { Visit } from './visit.ts';

export const may = async (visit: Visit, course: number, capability: string): Promise<boolean> => {
  if (visit.isAdmin) return true;
  if (!visit.user) return false;
  const { db } = visit.moodle;
  if (!visit.isGuest && (await userMay(db, visit.user.id, course, capability))) return true;
  // Whoever enters by the guests' door has the guests' rights.
  return (await guestsMayEnter(visit, course)) && (await roleMay(db, 'guest', capability));
};

export const mustMay = async (visit: Visit, course: number, capability: string): Promise<void> => {
  if (!(await may(visit, course, capability))) throw noPermissionHere();
};

/** Refuses a change that a page of ours did not ask for. */
export const mustHaveSesskey = (visit: Visit): void => {
  if (visit.form.get('sesskey') !== visit.session.sesskey) {
    throw failure(
      'invalidsesskey',
      'Votre session a probablement expiré. Revenez à la page précédente et rechargez-la.',
    );
  }
};

/** Where the log-in page leads afterwards. */
export const rememberWanted = async ({ moodle, session }: Visit, wanted: string): Promise<void> => {
  await moodle.db('sessions').where({ sid: session.sid }).update({ wantsurl: wanted });
};

export const mustBeLoggedIn = async (visit: Visit, wanted: string): Promise<void> => {
  if (visit.user) return;
  await rememberWanted(visit, wanted);
  throw redirect('/login/index.php');
};

/** An enrolment that runs now, by its own state, its method's and its dates. */
export const isEnrolled = async (visit: Visit, courseid: number): Promise<boolean> => {
  if (!visit.user) return false;
  const now = nowOf(visit.moodle);
  const row = await visit.moodle
    .db('user_enrolments as ue')
    .join('enrol as e', 'e.id', 'ue.enrolid')
    .where({ 'ue.userid': visit.user.id, 'e.courseid': courseid, 'ue.status': 0, 'e.status': 0 })
    .where('ue.timestart', '<=', now)

    .where((either) => {
      void either.where('ue.timeend', 0).orWhere('ue.timeend', '>', now);
    })
    .first<object | undefined>('ue.id');
  return row !== undefined;
};

export const guestsMayEnter = async (visit: Visit, courseid: number): Promise<boolean> =>
  (await visit.moodle
    .db('enrol')
    .where({ courseid, enrol: 'guest', status: 0 })
    .first<object | undefined>('id')) !== undefined;

export const mustEnter = async (
  visit: Visit,
  courseid: number,
  wanted: string,
): Promise<CourseRow> => {
  const course = await visit.moodle
    .db('course')
    .where({ id: courseid })
    .first<CourseRow | undefined>('*');
  if (!course) throw notFound();
  await mustBeLoggedIn(visit, wanted);
  if (visit.isAdmin) return course;
  const inside = (await isEnrolled(visit, courseid)) || (await guestsMayEnter(visit, courseid));
  if (course.visible === 0 && !(await may(visit, courseid, 'moodle/course:viewhiddencourses'))) {
    throw failure('coursehidden', 'Cet espace n’est pas accessible actuellement.');
  }
  if (!inside) throw redirect(`/enrol/index.php?id=${courseid}`);
  if (visit.user && !visit.isGuest) {
    const { moodle, user } = visit;
    await noteAccess(moodle.db, courseid, user.id, nowOf(moodle));
  }
  return course;
};

export type Activity = { cm: CmRow; course: CourseRow };

/** An activity is out of sight when it or its section is. */
export const isInSight = async (visit: Visit, cm: CmRow): Promise<boolean> => {
  if (await may(visit, cm.course, 'moodle/course:viewhiddenactivities')) return true;
  const section = await visit.moodle
    .db('course_sections')
    .where({ course: cm.course, section: cm.section })
    .first<SectionRow | undefined>('*');
  return cm.visible === 1 && section?.visible !== 0;
};

const mustReach = async (
  visit: Visit,
  cmid: number,
  wanted: string,
  module?: ModuleName,
): Promise<Activity> => {
  const cm = await findModule(visit.moodle.db, cmid, module);
  if (!cm) {
    await mustBeLoggedIn(visit, wanted);
    throw notFound();
  }
  const course = await mustEnter(visit, cm.course, wanted);
  if (!(await isInSight(visit, cm))) {
    throw redirect(
      `/course/view.php?id=${course.id}`,
      'Désolé, cette activité est cachée actuellement.',
    );
  }
  return { cm, course };
};

export const bookOf = async (
  visit: Visit,
  cmid: number,
  wanted: string,
): Promise<Activity & { book: BookRow }> => {
  const activity = await mustReach(visit, cmid, wanted, 'book');
  const book = await visit.moodle
    .db('book')
    .where({ id: activity.cm.instance })
    .first<BookRow | undefined>('*');
  if (!book) throw notFound();
  return { ...activity, book };
};

export const pageOf = async (
  visit: Visit,
  cmid: number,
  wanted: string,
): Promise<Activity & { page: PageRow }> => {
  const activity = await mustReach(visit, cmid, wanted, 'page');
  const page = await visit.moodle
    .db('page')
    .where({ id: activity.cm.instance })
    .first<PageRow | undefined>('*');
  if (!page) throw notFound();
  return { ...activity, page };
};

/** By course module (`id`) or by the database's own number (`d`), as Moodle's pages take them. */
export const databaseOf = async (
  visit: Visit,
  wanted: string,
): Promise<Activity & { data: DataRow }> => {
  const { db } = visit.moodle;
  const known = visit.form.int('id')
    ? await findModule(db, visit.form.int('id'), 'data')
    : await db('course_modules')
        .where({ module: 'data', instance: visit.form.int('d') })
        .first<CmRow | undefined>('*');
  const activity = await mustReach(visit, known?.id ?? 0, wanted, 'data');
  const data = await db('data').where({ id: activity.cm.instance }).first<DataRow | undefined>('*');
  if (!data) throw notFound();
  return { ...activity, data };
};
