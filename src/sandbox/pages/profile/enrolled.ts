import { type Moodle, nowOf } from '../../moodle.ts';

/** Whether a course is a space of the network. */
export const isSpace = async ({ db }: Moodle, courseid: number): Promise<boolean> =>
  (await db('local_mara_space').where({ courseid }).first<object | undefined>('id')) !== undefined;

/** The users (`u`) whose account is open and who have an enrolment there that runs now. */
export const enrolledIn = (moodle: Moodle, courseid: number) => {
  const now = nowOf(moodle);
  return moodle
    .db('user as u')
    .join('user_enrolments as ue', 'ue.userid', 'u.id')
    .join('enrol as e', 'e.id', 'ue.enrolid')
    .where({
      'e.courseid': courseid,
      'u.deleted': 0,
      'u.suspended': 0,
      'ue.status': 0,
      'e.status': 0,
    })
    .where('ue.timestart', '<=', now)
    .where((ends) => {
      void ends.where('ue.timeend', 0).orWhere('ue.timeend', '>', now);
    });
};
