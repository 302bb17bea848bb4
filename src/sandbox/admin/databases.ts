import { noteChanges } from '../bridge/change-log.ts';
import { LIVING_AREA, type Sheet } from '../bridge/sheet-fields.ts';
import { type Contents, insertEntry, updateEntry } from '../course/entries.ts';
import { showModule } from '../course/modules.ts';
import type { Moodle } from '../moodle.ts';
import type { Db } from '../store/database.ts';
import type { FieldType } from '../store/rows.ts';

/** An entry's contents by the stable code of its fields; a date as its day. */
export type EntryFields = Record<string, string>;
export type NewEntry = {
  space: string;
  /** The sheets of the living area unless told otherwise. */
  sheet?: Sheet;
  userId: number;
  fields: EntryFields;
  timecreated?: number;
};

type Database = { id: number; courseid: number; cmid: number };

const databaseOf = async (db: Db, space: string, sheet: Sheet = LIVING_AREA): Promise<Database> => {
  const row = await db('local_mara_database as m')
    .join('data as d', 'd.id', 'm.dataid')
    .join('local_mara_space as s', 's.courseid', 'm.courseid')
    .join('course_modules as cm', (on) => {
      on.on('cm.instance', 'd.id').andOnVal('cm.module', 'data');
    })
    .where({ 's.code': space, 'm.sheet': sheet })
    .first<Database | undefined>('d.id', 'm.courseid', 'cm.id as cmid');
  if (!row) throw new Error(`The space ${space} has no database`);
  return row;
};

const mapped = (db: Db, dataid: number) =>
  db('local_mara_field as m')
    .join('data_fields as f', 'f.id', 'm.fieldid')
    .where({ 'm.dataid': dataid })
    .select<{ code: string; id: number; type: FieldType }[]>('m.code', 'f.id', 'f.type');

/** Stored as it is given: old data may be worse than what today's forms let through. */
const contentsBy = async (db: Db, dataid: number, fields: EntryFields): Promise<Contents> => {
  const known = await mapped(db, dataid);
  return new Map(
    Object.entries(fields).map(([code, value]) => {
      const field = known.find((one) => one.code === code);
      if (!field) throw new Error(`The database has no field ${code}`);
      const isDay = field.type === 'date' && value !== '';
      return [field.id, isDay ? String(Date.parse(`${value}T00:00:00Z`) / 1000) : value];
    }),
  );
};

export const createEntry = async (moodle: Moodle, entry: NewEntry): Promise<number> =>
  moodle.db.transaction(async (db) => {
    const { id: dataid } = await databaseOf(db, entry.space, entry.sheet);
    const contents = await contentsBy(db, dataid, entry.fields);
    return insertEntry(moodle, db, { dataid, userid: entry.userId, contents }, entry.timecreated);
  });

export const changeEntry = async (moodle: Moodle, id: number, fields: EntryFields): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const row = await db('data_records')
      .where({ id })
      .first<{ dataid: number } | undefined>('dataid');
    if (!row) throw new Error(`There is no entry ${id}`);
    await updateEntry(moodle, db, id, await contentsBy(db, row.dataid, fields));
  });

/** Whether entries of a database wait for approval: a setting of the activity. */
export const setApproval = async (moodle: Moodle, dataid: number, asked: boolean): Promise<void> =>
  moodle.db.transaction(async (db) => {
    await db('data')
      .where({ id: dataid })
      .update({ approval: asked ? 1 : 0 });
    const rows = await db('data_records').where({ dataid }).select<{ id: number }[]>('id');
    await noteChanges(
      moodle,
      db,
      rows.map(({ id }) => ({ kind: 'entries', id })),
    );
  });

/** Moodle fires nothing and changes no date on approval: only a comparison finds it. */
export const approveEntry = async (
  { db }: Moodle,
  id: number,
  approved: boolean,
): Promise<void> => {
  await db('data_records')
    .where({ id })
    .update({ approved: approved ? 1 : 0 });
};

export const setDatabaseVisible = async (
  moodle: Moodle,
  space: string,
  visible: boolean,
): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const { cmid } = await databaseOf(db, space);
    await showModule(moodle, db, cmid, visible);
  });

const fieldOf = async (
  db: Db,
  space: string,
  code: string,
): Promise<{ dataid: number; fieldid: number }> => {
  const { id: dataid } = await databaseOf(db, space);
  const field = (await mapped(db, dataid)).find((one) => one.code === code);
  if (!field) throw new Error(`The database of ${space} has no field ${code}`);
  return { dataid, fieldid: field.id };
};

export const renameField = async (
  { db }: Moodle,
  space: string,
  code: string,
  name: string,
): Promise<void> =>
  db.transaction(async (trx) => {
    const { fieldid } = await fieldOf(trx, space, code);
    await trx('data_fields').where({ id: fieldid }).update({ name });
  });

/** Takes the field's contents away from every entry. */
export const deleteField = async (moodle: Moodle, space: string, code: string): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const { dataid, fieldid } = await fieldOf(db, space, code);
    await db('data_fields').where({ id: fieldid }).delete();
    await db('data_content').where({ fieldid }).delete();
    const records = await db('data_records').where({ dataid }).select<{ id: number }[]>('id');
    await noteChanges(
      moodle,
      db,
      records.map(({ id }) => ({ kind: 'entries', id })),
    );
  });
