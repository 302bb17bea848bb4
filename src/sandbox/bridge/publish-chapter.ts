import type { BookToPublish, ChapterOutcome, ChapterToPublish } from '../../moodle/wire.ts';
import { chaptersOf, findChapter, insertChapter, updateChapter } from '../course/chapters.ts';
import { noteBook } from '../course/modules.ts';
import { treeHash } from '../html/normalise.ts';
import { moodleException } from '../errors.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import type { Db } from '../store/database.ts';
import type { ChapterRow, OurBookRow, OurChapterRow } from '../store/rows.ts';
import type { CleanChapter } from './batch.ts';

/** One chapter being published, inside its own transaction. */
type Work = {
  moodle: Moodle;
  db: Db;
  run: string;
  book: OurBookRow;
  /** The whole Book as wanted: its order says where a chapter goes whose `after` is gone. */
  wanted: BookToPublish;
  /** Called between comparing and writing. */
  compared: () => void;
};

const oursOf = (db: Db, book: number): Promise<OurChapterRow[]> =>
  db('local_mara_chapter').where({ book }).orderBy('rank').select<OurChapterRow[]>('*');

/** What was written must be what stands; a difference undoes the transaction. */
const readBack = async (
  db: Db,
  bookid: number,
  id: number,
  title: string,
  hash: string,
): Promise<void> => {
  const row = await findChapter(db, bookid, id);
  if (row?.title !== title || treeHash(row.content) !== hash) {
    throw moodleException('readback', 'What was read back is not what was written');
  }
};

/** The chapter of ours the new one stands behind: `after`, else the nearest of ours before it. */
const predecessor = (
  chapter: ChapterToPublish,
  wanted: BookToPublish,
  ours: OurChapterRow[],
  standing: Set<number>,
): OurChapterRow | undefined => {
  const stands = (own: OurChapterRow): boolean => standing.has(own.chapterid);
  const byKey = (key: string): OurChapterRow[] => ours.filter((own) => own.key === key);
  const [after] = chapter.after === null ? [] : byKey(chapter.after);
  if (after && stands(after)) return after;
  const before = after && ours.filter((own) => own.rank < after.rank && stands(own)).at(-1);
  if (before) return before;
  const place = wanted.chapters.findIndex(({ key }) => key === chapter.key);
  return wanted.chapters
    .slice(0, Math.max(place, 0))
    .flatMap(({ key }) => byKey(key))
    .filter(stands)
    .at(-1);
};

/** Behind the foreign chapters that follow the predecessor too. */
const pageBehind = (
  chapters: ChapterRow[],
  ours: OurChapterRow[],
  behind: OurChapterRow | undefined,
): number => {
  if (!behind) return 1;
  const own = new Set(ours.map((row) => row.chapterid));
  const place = chapters.findIndex((row) => row.id === behind.chapterid);
  const next = chapters.slice(place + 1).find((row) => own.has(row.id));
  return next?.pagenum ?? chapters.length + 1;
};

const blendedIn = ({ blend }: ChapterToPublish): number => (blend === true ? 1 : 0);

const create = async (
  work: Work,
  chapter: ChapterToPublish,
  content: string,
): Promise<ChapterOutcome> => {
  const { moodle, db, book, run } = work;
  const chapters = await chaptersOf(db, book.bookid);
  const ours = await oursOf(db, book.id);
  const behind = predecessor(chapter, work.wanted, ours, new Set(chapters.map((row) => row.id)));
  const pagenum = pageBehind(chapters, ours, behind);
  const id = await insertChapter(
    moodle,
    db,
    { bookid: book.bookid, pagenum, title: chapter.title, content },
    run,
  );
  const hash = treeHash(content);
  await readBack(db, book.bookid, id, chapter.title, hash);
  const rank = (behind?.rank ?? 0) + 1;
  await db('local_mara_chapter')
    .where({ book: book.id })
    .where('rank', '>=', rank)
    .increment('rank', 1);
  await db('local_mara_chapter').insert({
    book: book.id,
    key: chapter.key,
    chapterid: id,
    rank,
    writtentitle: chapter.title,
    writtenhash: hash,
    blended: blendedIn(chapter),
    source: chapter.source,
    offered: null,
    lasttitle: chapter.title,
    timemodified: nowOf(moodle),
  });
  return 'created';
};

const refuse = async (
  { moodle, db, book, run }: Work,
  own: OurChapterRow,
  source: string,
): Promise<ChapterOutcome> => {
  if (own.offered !== source) {
    await db('local_mara_chapter').where({ id: own.id }).update({ offered: source });
    await noteBook(moodle, db, book.bookid, run);
  }
  return 'conflict';
};

const update = async (
  work: Work,
  chapter: ChapterToPublish,
  content: string,
  own: OurChapterRow,
  present: ChapterRow,
): Promise<ChapterOutcome> => {
  const { moodle, db, book, run } = work;
  const hash = treeHash(content);
  const sameText = present.treehash === hash;
  // A person's words stand in a blend: it is theirs like an edit.
  const untouched = own.blended === 0 && present.treehash === own.writtenhash;
  const isOurs = untouched || present.treehash === chapter.replaces;
  if (!sameText && !isOurs) return refuse(work, own, chapter.source);

  const titleIsOurs = present.title === own.writtentitle || present.title === chapter.title;
  const title = titleIsOurs ? chapter.title : present.title;
  const writes = !sameText || title !== present.title;
  if (writes) {
    await updateChapter(
      moodle,
      db,
      present,
      { title, content: sameText ? present.content : content },
      run,
    );
    await readBack(db, book.bookid, present.id, title, hash);
  }
  const row = {
    writtentitle: titleIsOurs ? chapter.title : own.writtentitle,
    writtenhash: hash,
    blended: blendedIn(chapter),
    source: chapter.source,
    offered: null,
  };
  const rowChanged =
    row.writtentitle !== own.writtentitle ||
    row.writtenhash !== own.writtenhash ||
    row.blended !== own.blended ||
    row.source !== own.source ||
    own.offered !== null;
  if (rowChanged) {
    await db('local_mara_chapter')
      .where({ id: own.id })
      .update({ ...row, timemodified: nowOf(moodle) });
    if (!writes) await noteBook(moodle, db, book.bookid, run);
  }
  return writes ? 'updated' : 'unchanged';
};

/** Brings one chapter, already clean, to what is wanted, unless a person's work stands there. */
export const publishChapter = async (
  work: Work,
  chapter: CleanChapter,
): Promise<ChapterOutcome> => {
  const { db, book } = work;
  const content = chapter.html;
  const own = await db('local_mara_chapter')
    .where({ book: book.id, key: chapter.key })
    .first<OurChapterRow | undefined>('*');
  const present = own && (await findChapter(db, book.bookid, own.chapterid));
  const stands = await db('book').where({ id: book.bookid }).first<object | undefined>('id');
  work.compared();
  if (!stands) return 'gone';
  if (own && !present && chapter.replaces !== 'gone') return 'gone';
  if (!chapter.whole) return own ? refuse(work, own, chapter.source) : 'conflict';
  if (own && present) return update(work, chapter, content, own, present);
  if (own) await db('local_mara_chapter').where({ id: own.id }).delete();
  return create(work, chapter, content);
};
