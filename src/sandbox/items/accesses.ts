import { enrolledIn, type ItemSource, rowSource } from './source.ts';

/** The simulated site's time zone: a day there need not be one of universal time. */
const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });

type Row = { id: number; userid: number; space: string; timeaccess: number };

export const accesses: ItemSource<'accesses'> = rowSource<'accesses', Row>({
  id: 'la.id',
  columns: ['la.userid', 'la.timeaccess', 's.code as space'],
  ours: (db) =>
    db('user_lastaccess as la')
      .join('local_mara_space as s', 's.courseid', 'la.courseid')
      .join('user as u', 'u.id', 'la.userid')
      .where('u.deleted', 0)
      .whereExists(enrolledIn(db, 'la.userid', 'la.courseid')),
  item: ({ id, userid, space, timeaccess }) => ({
    id,
    userid,
    space,
    day: days.format(timeaccess * 1000),
  }),
});
