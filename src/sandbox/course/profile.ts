import { noteChanges } from '../bridge/change-log.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import type { Db } from '../store/database.ts';
import { fieldIds, fieldRows } from './accounts.ts';

/** Somebody's profile fields by short name; empty ones are missing. */
export const profileOf = async (db: Db, userid: number): Promise<Record<string, string>> => {
  const rows = await db('user_info_data as d')
    .join('user_info_field as f', 'f.id', 'd.fieldid')
    .where({ 'd.userid': userid })
    .whereNot('d.data', '')
    .select<{ shortname: string; data: string }[]>('f.shortname', 'd.data');
  return Object.fromEntries(rows.map(({ shortname, data }) => [shortname, data]));
};

/**
 * Writes these fields, the others stay; an event like any change of a profile. What somebody else saves is
 * no sign of life of its owner.
 */
export const saveProfile = (
  moodle: Moodle,
  userid: number,
  fields: Record<string, string>,
  { own }: { own: boolean } = { own: true },
): Promise<void> =>
  moodle.db.transaction(async (db) => {
    for (const row of fieldRows(await fieldIds(db), userid, fields)) {
      await db('user_info_data').insert(row).onConflict(['userid', 'fieldid']).merge(['data']);
    }
    if (own) {
      await db('user')
        .where({ id: userid })
        .update({ timemodified: nowOf(moodle) });
    }
    await noteChanges(moodle, db, [{ kind: 'people', id: userid }]);
  });
