import type { EnrolmentItem } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';
import type { UserEnrolmentRow } from '../store/rows.ts';
import { instantOrNull, type ItemSource, pluck } from './source.ts';

type Joined = UserEnrolmentRow & {
  method: string;
  methodstatus: number;
  courseid: number;
  code: string;
};

const ours = (db: Db) =>
  db('user_enrolments as ue')
    .join('enrol as e', 'e.id', 'ue.enrolid')
    .join('local_mara_space as s', 's.courseid', 'e.courseid');

export const enrolments: ItemSource<'enrolments'> = {
  idsAfter: async ({ db }, after, limit) =>
    pluck(
      await ours(db)
        .where('ue.id', '>', after)
        .orderBy('ue.id')
        .limit(limit)
        .select<{ id: number }[]>('ue.id'),
    ),

  load: async ({ db }, ids) => {
    const rows = await ours(db)
      .whereIn('ue.id', [...ids])
      .select<Joined[]>(
        'ue.*',
        'e.enrol as method',
        'e.status as methodstatus',
        'e.courseid',
        's.code',
      );
    return new Map(
      rows.map((row): [number, EnrolmentItem] => [
        row.id,
        {
          id: row.id,
          userid: row.userid,
          courseid: row.courseid,
          space: row.code,
          method: row.method,
          status: row.status === 0 && row.methodstatus === 0 ? 'active' : 'suspended',
          timestart: instantOrNull(row.timestart),
          timeend: instantOrNull(row.timeend),
          timecreated: row.timecreated,
          timemodified: row.timemodified,
        },
      ]),
    );
  },
};
