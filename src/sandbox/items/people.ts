import type { PersonItem } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';
import type { UserRow } from '../store/rows.ts';
import { enrolledAnywhere, type ItemSource, pluck } from './source.ts';

/** Users with at least one enrolment in a space; expired and suspended ones count. */
const ours = (db: Db) =>
  db('user as u').where('u.deleted', 0).whereExists(enrolledAnywhere(db, 'u.id'));

export const people: ItemSource<'people'> = {
  idsAfter: async ({ db }, after, limit) =>
    pluck(
      await ours(db)
        .where('u.id', '>', after)
        .orderBy('u.id')
        .limit(limit)
        .select<{ id: number }[]>('u.id'),
    ),

  load: async ({ db }, ids) => {
    const rows = await ours(db)
      .whereIn('u.id', [...ids])
      .select<UserRow[]>('u.*');
    const data = await db('user_info_data as d')
      .join('user_info_field as f', 'f.id', 'd.fieldid')
      .whereIn('d.userid', [...ids])
      .whereNot('d.data', '')
      .orderBy('f.id')
      .select<{ userid: number; shortname: string; data: string }[]>(
        'd.userid',
        'f.shortname',
        'd.data',
      );
    const items = new Map(
      rows.map((row): [number, PersonItem] => [
        row.id,
        {
          id: row.id,
          firstname: row.firstname,
          lastname: row.lastname,
          lang: row.lang,
          suspended: row.suspended === 1,
          fields: {},
          timemodified: row.timemodified,
        },
      ]),
    );
    for (const { userid, shortname, data: value } of data) {
      const item = items.get(userid);
      if (item) item.fields[shortname] = value;
    }
    return items;
  },
};
