import { type Db, inChunks } from '../store/database.ts';

/**
 * Of these users, those who can act in the course now: their account is active, and they are
 * enrolled there or hold a role, by the dates and states of both.
 */
export const reachableIn = async (
  db: Db,
  courseid: number,
  userids: readonly number[],
  now: number,
): Promise<Set<number>> => {
  const found = new Set<number>();
  for (const chunk of inChunks(userids)) {
    const enrolled = db('user_enrolments as ue')
      .join('enrol as e', 'e.id', 'ue.enrolid')
      .where({ 'e.courseid': courseid, 'ue.status': 0, 'e.status': 0 })
      .where('ue.timestart', '<=', now)
      .where((ends) => {
        void ends.where('ue.timeend', 0).orWhere('ue.timeend', '>', now);
      })
      .select('ue.userid');
    const holding = db('role_assignments').where({ courseid }).select('userid');
    // A role comes with an enrolment: whoever is enrolled has to be so actively.
    const inactive = db('user_enrolments as ue')
      .join('enrol as e', 'e.id', 'ue.enrolid')
      .where({ 'e.courseid': courseid })
      .select('ue.userid');
    const rows = await db('user')
      .whereIn('id', chunk)
      .where({ deleted: 0, suspended: 0 })
      .where((of) => {
        void of.whereIn('id', enrolled).orWhere((role) => {
          void role.whereIn('id', holding).whereNotIn('id', inactive);
        });
      })
      .select<{ id: number }[]>('id');
    for (const { id } of rows) found.add(id);
  }
  return found;
};

export const isOfSpace = async (
  db: Db,
  courseid: number,
  userid: number,
  now: number,
): Promise<boolean> => (await reachableIn(db, courseid, [userid], now)).has(userid);

/** Enrolled in whatever state: who may be a member of the course's groups. */
export const enrolledAmong = async (
  db: Db,
  courseid: number,
  userids: readonly number[],
): Promise<Set<number>> => {
  const found = new Set<number>();
  for (const chunk of inChunks(userids)) {
    const rows = await db('user_enrolments as ue')
      .join('enrol as e', 'e.id', 'ue.enrolid')
      .join('user as u', 'u.id', 'ue.userid')
      .where({ 'e.courseid': courseid, 'u.deleted': 0 })
      .whereIn('ue.userid', chunk)
      .distinct<{ userid: number }[]>('ue.userid');
    for (const { userid } of rows) found.add(userid);
  }
  return found;
};

/** Enrolled in whatever state, or holding a role: somebody of the space at all. */
export const belongsTo = async (db: Db, courseid: number, userid: number): Promise<boolean> => {
  if ((await enrolledAmong(db, courseid, [userid])).has(userid)) return true;
  const held = await db('role_assignments as ra')
    .join('user as u', 'u.id', 'ra.userid')
    .where({ 'ra.courseid': courseid, 'ra.userid': userid, 'u.deleted': 0 })
    .first<object | undefined>('ra.id');
  return held !== undefined;
};
