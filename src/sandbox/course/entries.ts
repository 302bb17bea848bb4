import { noteChanges } from '../bridge/change-log.ts';
import { notePiecesOf } from '../bridge/piece-store.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { DataFieldRow, RecordRow } from '../store/rows.ts';

/** Contents by field id, as they are stored: a date as Unix seconds, the rest as text. */
export type Contents = Map<number, string>;

export const fieldsOf = (db: Db, dataid: number): Promise<DataFieldRow[]> =>
  db('data_fields').where({ dataid }).orderBy('id').select<DataFieldRow[]>('*');

export const findRecord = async (
  db: Db,
  dataid: number,
  id: number,
): Promise<RecordRow | undefined> =>
  db('data_records').where({ id, dataid }).first<RecordRow | undefined>('*');

export const contentsOf = async (
  db: Db,
  recordids: readonly number[],
): Promise<Map<number, Contents>> => {
  const rows = await db('data_content')
    .whereIn('recordid', [...recordids])
    .select<{ recordid: number; fieldid: number; content: string }[]>(
      'recordid',
      'fieldid',
      'content',
    );
  const byRecord = new Map<number, Contents>();
  for (const { recordid, fieldid, content } of rows) {
    const contents = byRecord.get(recordid) ?? new Map<number, string>();
    byRecord.set(recordid, contents.set(fieldid, content));
  }
  return byRecord;
};

const writeContents = async (db: Db, recordid: number, contents: Contents): Promise<void> => {
  for (const [fieldid, content] of contents) {
    await db('data_content')
      .insert({ recordid, fieldid, content })
      .onConflict(['recordid', 'fieldid'])
      .merge(['content']);
  }
};

/** An entry of ours is a piece besides. */
const noteEntry = async (moodle: Moodle, db: Db, id: number, run: string | null): Promise<void> => {
  await noteChanges(moodle, db, [{ kind: 'entries', id }], run);
  await notePiecesOf(moodle, db, 'entry', [id], run);
};

export const insertEntry = async (
  moodle: Moodle,
  db: Db,
  entry: { dataid: number; userid: number; contents: Contents },
  timecreated = nowOf(moodle),
  run: string | null = null,
): Promise<number> => {
  const { dataid, userid } = entry;
  const row = { dataid, userid, timecreated, timemodified: timecreated, approved: 1 };
  const id = await insertId(db, 'data_records', row);
  await writeContents(db, id, entry.contents);
  await noteEntry(moodle, db, id, run);
  return id;
};

export const updateEntry = async (
  moodle: Moodle,
  db: Db,
  id: number,
  contents: Contents,
  run: string | null = null,
): Promise<void> => {
  await db('data_records')
    .where({ id })
    .update({ timemodified: nowOf(moodle) });
  await writeContents(db, id, contents);
  await noteEntry(moodle, db, id, run);
};

export const deleteEntry = async (
  moodle: Moodle,
  db: Db,
  id: number,
  run: string | null = null,
): Promise<void> => {
  await db('data_content').where({ recordid: id }).delete();
  await db('data_records').where({ id }).delete();
  await noteEntry(moodle, db, id, run);
};
