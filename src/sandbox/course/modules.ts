import { noteChanges } from '../bridge/change-log.ts';
import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { CmRow, ModuleName } from '../store/rows.ts';

/** Section numbers of a space; 0 is the general section of every course. */
export const REGION_SECTION = 1;
export const REFERENTS_SECTION = 2;

export const addModule = (
  moodle: Moodle,
  db: Db,
  {
    visible,
    completion = 0,
    ...row
  }: Pick<CmRow, 'course' | 'module' | 'instance' | 'section'> & {
    visible: boolean;
    completion?: number;
  },
): Promise<number> => {
  moodle.counters.writes += 1;
  return insertId(db, 'course_modules', { ...row, visible: visible ? 1 : 0, completion });
};

export const findModule = async (
  db: Db,
  cmid: number,
  module?: ModuleName,
): Promise<CmRow | undefined> =>
  db('course_modules')
    .where({ id: cmid, ...(module ? { module } : {}) })
    .first<CmRow | undefined>('*');

const deleteBook = async (moodle: Moodle, db: Db, bookid: number): Promise<void> => {
  const chapters = await db('book_chapters')
    .where({ bookid })
    .select<{ id: number; title: string }[]>('id', 'title');
  for (const { id, title } of chapters) {
    await db('local_mara_chapter').where({ chapterid: id }).update({ lasttitle: title });
  }
  const book = await db('book').where({ id: bookid }).first<{ name: string } | undefined>('name');
  if (book) await db('local_mara_book').where({ bookid }).update({ name: book.name });
  await db('book_chapters').where({ bookid }).delete();
  await db('book').where({ id: bookid }).delete();
  await noteBook(moodle, db, bookid);
};

const deleteDatabase = async (moodle: Moodle, db: Db, row: CmRow): Promise<void> => {
  const records = db('data_records').where({ dataid: row.instance });
  const ids = await records.clone().select<{ id: number }[]>('id');
  await noteChanges(
    moodle,
    db,
    ids.map(({ id }) => ({ kind: 'entries', id })),
  );
  await db('data_content').whereIn('recordid', records.clone().select('id')).delete();
  await records.clone().delete();
  await db('data_fields').where({ dataid: row.instance }).delete();
  await db('data').where({ id: row.instance }).delete();
  await noteChanges(moodle, db, [{ kind: 'spaces', id: row.course }]);
};

/** Hides or shows an activity. */
export const showModule = async (
  moodle: Moodle,
  db: Db,
  cmid: number,
  visible: boolean,
): Promise<void> => {
  await db('course_modules')
    .where({ id: cmid })
    .update({ visible: visible ? 1 : 0 });
  const row = await findModule(db, cmid);
  if (row?.module === 'book') await noteBook(moodle, db, row.instance);
  else if (row) await noteChanges(moodle, db, [{ kind: 'spaces', id: row.course }]);
};

/** Deletes an activity with all it holds. */
export const deleteModule = async (moodle: Moodle, db: Db, row: CmRow): Promise<void> => {
  moodle.counters.writes += 1;
  await db('course_modules').where({ id: row.id }).delete();
  await db('course_modules_completion').where({ coursemoduleid: row.id }).delete();
  if (row.module === 'book') await deleteBook(moodle, db, row.instance);
  else if (row.module === 'data') await deleteDatabase(moodle, db, row);
  else await db('page').where({ id: row.instance }).delete();
  if (row.completion > 0 || row.module === 'page')
    await noteChanges(moodle, db, [{ kind: 'spaces', id: row.course }]);
};

/** Tells the log of a Book, if it is one of ours. */
export const noteBook = async (
  moodle: Pick<Moodle, 'clock'>,
  db: Db,
  bookid: number,
  run: string | null = null,
): Promise<void> => {
  const row = await db('local_mara_book').where({ bookid }).first<{ id: number } | undefined>('id');
  if (row) await noteChanges(moodle, db, [{ kind: 'books', id: row.id }], run);
};
