import type { Kind } from '../../moodle/wire.ts';
import { type Db, inChunks } from '../store/database.ts';
import type { Reference } from './change-log.ts';

type Rows = { id: number }[];

const references = async (kind: Kind, rows: PromiseLike<Rows>): Promise<Reference[]> =>
  (await rows).map(({ id }) => ({ kind, id }));

/** What becomes ours to tell, or no longer is, with an enrolment of these users. */
export const referencesOfUsers = async (
  db: Db,
  userids: readonly number[],
): Promise<Reference[]> => {
  const list: Reference[] = [];
  for (const users of inChunks(userids, 500)) {
    const memberships = db('cohort_members').whereIn('userid', users);
    list.push(
      ...(await references('cohorts', memberships.clone().distinct<Rows>('cohortid as id'))),
      ...(await references('cohort_members', memberships.clone().select<Rows>('id'))),
      ...(await references(
        'course_completions',
        db('course_completions').whereIn('userid', users).select<Rows>('id'),
      )),
      ...(await references(
        'activity_completions',
        db('course_modules_completion').whereIn('userid', users).select<Rows>('id'),
      )),
      ...(await references(
        'accesses',
        db('user_lastaccess').whereIn('userid', users).select<Rows>('id'),
      )),
    );
  }
  return list;
};

/** Everything of a course: when it is emptied or vanishes, no event names each object. */
export const referencesOfCourse = async (db: Db, course: number): Promise<Reference[]> => {
  const enrolments = db('user_enrolments as ue')
    .join('enrol as e', 'e.id', 'ue.enrolid')
    .where('e.courseid', course);
  const users = await enrolments.clone().distinct<{ userid: number }[]>('ue.userid');
  const userids = users.map(({ userid }) => userid);
  return [
    { kind: 'spaces', id: course },
    ...userids.map((id): Reference => ({ kind: 'people', id })),
    ...(await references('enrolments', enrolments.clone().select<Rows>('ue.id'))),
    ...(await references(
      'roles',
      db('role_assignments').where({ courseid: course }).select<Rows>('id'),
    )),
    ...(await references('groups', db('groups').where({ courseid: course }).select<Rows>('id'))),
    ...(await references(
      'group_members',
      db('groups_members as gm')
        .join('groups as g', 'g.id', 'gm.groupid')
        .where('g.courseid', course)
        .select<Rows>('gm.id'),
    )),
    ...(await referencesOfUsers(db, userids)),
    ...(await references(
      'entries',
      db('data_records as r')
        .join('data as d', 'd.id', 'r.dataid')
        .where('d.course', course)
        .select<Rows>('r.id'),
    )),
    ...(await references(
      'books',
      db('local_mara_book as b')
        .join('local_mara_space as s', 's.code', 'b.space')
        .where('s.courseid', course)
        .select<Rows>('b.id'),
    )),
    ...(await references(
      'pieces',
      db('local_mara_piece as p')
        .join('local_mara_space as s', 's.id', 'p.spaceid')
        .where('s.courseid', course)
        .select<Rows>('p.id'),
    )),
  ];
};
