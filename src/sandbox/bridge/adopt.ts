import { noteChanges, type Reference } from './change-log.ts';
import { findModule } from '../course/modules.ts';
import { fieldsOf } from '../course/entries.ts';
import type { Moodle } from '../moodle.ts';
import type { CmRow, SpaceRow } from '../store/rows.ts';
import { LIVING_AREA, type Sheet, SHEETS } from './sheet-fields.ts';
import type { Db } from '../store/database.ts';

const mappingOf = async (db: Db, dataid: number, sheet: Sheet) => {
  const fields = await fieldsOf(db, dataid);
  return SHEETS[sheet].fields.flatMap(({ code, type, name, required }) => {
    const field = fields.find((one) => one.type === type && one.name === name);
    if (!field && required) throw new Error(`The field ${name} (${type}) is not recognised`);
    return field ? [{ dataid, code, fieldid: field.id }] : [];
  });
};

/** `cli/space.php --adopt`: the database of this course module becomes the space's own. */
export const adoptDatabase = (
  moodle: Moodle,
  code: string,
  cmid: number,
  sheet: Sheet = LIVING_AREA,
): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const space = await db('local_mara_space').where({ code }).first<SpaceRow | undefined>('*');
    const cm: CmRow | undefined = await findModule(db, cmid, 'data');
    if (!space || cm?.course !== space.courseid)
      throw new Error(`The activity ${cmid} is no database of the space ${code}`);
    const ours = { courseid: space.courseid, sheet };
    const standing = await db('local_mara_database as m')
      .join('data as d', 'd.id', 'm.dataid')
      .where(ours)
      .first<object | undefined>('d.id');
    if (standing) throw new Error(`The database of the space ${code} still stands`);
    const mapping = await mappingOf(db, cm.instance, sheet);
    await db('local_mara_database')
      .insert({ ...ours, dataid: cm.instance })
      .onConflict(['courseid', 'sheet'])
      .merge(['dataid']);
    await db('local_mara_field').where({ dataid: cm.instance }).delete();
    await db('local_mara_field').insert(mapping);
    const rows = await db('data_records')
      .where({ dataid: cm.instance })
      .select<{ id: number }[]>('id');
    await noteChanges(moodle, db, [
      { kind: 'spaces', id: space.courseid },
      ...rows.map(({ id }): Reference => ({ kind: 'entries', id })),
    ]);
  });
