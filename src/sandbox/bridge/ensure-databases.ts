import { addModule, REFERENTS_SECTION } from '../course/modules.ts';
import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import { noteChanges } from './change-log.ts';
import { type Sheet, type SheetField, SHEET_NAMES, SHEETS } from './sheet-fields.ts';

/** Tells of every piece that had to be made. */
export type Mend = { moodle: Moodle; db: Db; made: string[] };

const ensureFields = async ({ db, made }: Mend, dataid: number, fields: SheetField[]) => {
  for (const { code, type, name, required, options } of fields) {
    const known = await db('local_mara_field as m')
      .join('data_fields as f', 'f.id', 'm.fieldid')
      .where({ 'm.dataid': dataid, 'm.code': code })
      .first<object | undefined>('f.id');
    if (known) continue;
    const fieldid = await insertId(db, 'data_fields', {
      dataid,
      type,
      name,
      required: required ? 1 : 0,
      param1: options.join('\n'),
    });
    await db('local_mara_field')
      .insert({ dataid, code, fieldid })
      .onConflict(['dataid', 'code'])
      .merge();
    made.push(code);
  }
};

const ensureDatabase = async (mend: Mend, course: number, sheet: Sheet) => {
  const { moodle, db, made } = mend;
  const { name, intro, fields } = SHEETS[sheet];
  const known = await db('local_mara_database as m')
    .join('data as d', 'd.id', 'm.dataid')
    .where({ 'm.courseid': course, 'm.sheet': sheet })
    .first<{ dataid: number } | undefined>('m.dataid');
  let dataid = known?.dataid;
  if (dataid === undefined) {
    dataid = await insertId(db, 'data', { course, name, intro, approval: 0 });
    await addModule(moodle, db, {
      course,
      module: 'data',
      instance: dataid,
      section: REFERENTS_SECTION,
      visible: false,
    });
    await db('local_mara_database')
      .insert({ dataid, courseid: course, sheet })
      .onConflict(['courseid', 'sheet'])
      .merge();
    made.push('database');
  }
  await ensureFields(mend, dataid, fields);
};

/** The databases of a regional space with all their fields; what stands is never touched. */
export const ensureDatabases = async (mend: Mend, course: number): Promise<void> => {
  for (const sheet of SHEET_NAMES) await ensureDatabase(mend, course, sheet);
};

/** Whether there was one that a person deleted: it may come back from the recycle bin. */
const wasDeleted = async (db: Db, courseid: number, sheet: Sheet): Promise<boolean> => {
  const row = await db('local_mara_database as m')
    .leftJoin('data as d', 'd.id', 'm.dataid')
    .where({ 'm.courseid': courseid, 'm.sheet': sheet })
    .first<{ id: number | null } | undefined>('d.id');
  return row?.id === null;
};

/** What an upgrade of the plugin brings to spaces made by an earlier version; entries stay. */
export const upgradeSpaces = (moodle: Moodle): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const spaces = await db('local_mara_space as s')
      .join('course as c', 'c.id', 's.courseid')
      .where({ 's.national': 0 })
      .orderBy('c.id')
      .select<{ id: number }[]>('c.id');
    for (const { id } of spaces) {
      const mend: Mend = { moodle, db, made: [] };
      for (const sheet of SHEET_NAMES)
        if (!(await wasDeleted(db, id, sheet))) await ensureDatabase(mend, id, sheet);
      if (mend.made.length > 0) await noteChanges(moodle, db, [{ kind: 'spaces', id }]);
    }
  });
