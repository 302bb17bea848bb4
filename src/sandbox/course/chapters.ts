import { treeHash } from '../html/normalise.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { ChapterRow } from '../store/rows.ts';
import { noteBook } from './modules.ts';

export const chaptersOf = async (db: Db, bookid: number): Promise<ChapterRow[]> =>
  db('book_chapters').where({ bookid }).orderBy('pagenum').select<ChapterRow[]>('*');

export const findChapter = async (
  db: Db,
  bookid: number,
  id: number,
): Promise<ChapterRow | undefined> =>
  db('book_chapters').where({ bookid, id }).first<ChapterRow | undefined>('*');

const changed = async (
  moodle: Moodle,
  db: Db,
  bookid: number,
  run: string | null,
): Promise<void> => {
  moodle.counters.writes += 1;
  await db('book').where({ id: bookid }).increment('revision', 1);
  await noteBook(moodle, db, bookid, run);
};

/** Makes room at `pagenum` and puts a chapter there. */
export const insertChapter = async (
  moodle: Moodle,
  db: Db,
  chapter: { bookid: number; pagenum: number; title: string; content: string },
  run: string | null = null,
): Promise<number> => {
  const now = nowOf(moodle);
  await db('book_chapters')
    .where({ bookid: chapter.bookid })
    .where('pagenum', '>=', chapter.pagenum)
    .increment('pagenum', 1);
  const id = await insertId(db, 'book_chapters', {
    ...chapter,
    treehash: treeHash(chapter.content),
    hidden: 0,
    timecreated: now,
    timemodified: now,
  });
  await renumber(db, chapter.bookid);
  await changed(moodle, db, chapter.bookid, run);
  return id;
};

export const updateChapter = async (
  moodle: Moodle,
  db: Db,
  chapter: Pick<ChapterRow, 'id' | 'bookid'>,
  values: { title: string; content: string },
  run: string | null = null,
): Promise<void> => {
  await db('book_chapters')
    .where({ id: chapter.id })
    .update({ ...values, treehash: treeHash(values.content), timemodified: nowOf(moodle) });
  await changed(moodle, db, chapter.bookid, run);
};

/** Hiding a chapter changes no date in Moodle. */
export const toggleHidden = async (moodle: Moodle, db: Db, chapter: ChapterRow): Promise<void> => {
  await db('book_chapters')
    .where({ id: chapter.id })
    .update({ hidden: 1 - chapter.hidden });
  await changed(moodle, db, chapter.bookid, null);
};

/** Swaps a chapter with its neighbour; at an end of the Book nothing happens. */
export const moveChapter = async (
  moodle: Moodle,
  db: Db,
  chapter: ChapterRow,
  up: boolean,
): Promise<void> => {
  const chapters = await chaptersOf(db, chapter.bookid);
  const place = chapters.findIndex(({ id }) => id === chapter.id);
  const other = chapters[up ? place - 1 : place + 1];
  if (other) {
    await db('book_chapters').where({ id: chapter.id }).update({ pagenum: other.pagenum });
    await db('book_chapters').where({ id: other.id }).update({ pagenum: chapter.pagenum });
  }
  await changed(moodle, db, chapter.bookid, null);
};

export const deleteChapter = async (moodle: Moodle, db: Db, chapter: ChapterRow): Promise<void> => {
  await db('local_mara_chapter')
    .where({ chapterid: chapter.id })
    .update({ lasttitle: chapter.title });
  await db('book_chapters').where({ id: chapter.id }).delete();
  await renumber(db, chapter.bookid);
  await changed(moodle, db, chapter.bookid, null);
};

/** Pages count from 1 without a gap. */
const renumber = async (db: Db, bookid: number): Promise<void> => {
  const chapters = await chaptersOf(db, bookid);
  for (const [place, { id, pagenum }] of chapters.entries()) {
    if (pagenum !== place + 1)
      await db('book_chapters')
        .where({ id })
        .update({ pagenum: place + 1 });
  }
};
