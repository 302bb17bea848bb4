import type { Batch, BookItem, BookToPublish, ChapterOutcome } from '../../moodle/wire.ts';
import { addModule, noteBook, REGION_SECTION } from '../course/modules.ts';
import { moodleException } from '../errors.ts';
import { purify } from '../html/purify.ts';
import { books } from '../items/books.ts';
import { readingOf } from '../items/source.ts';
import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { OurBookRow } from '../store/rows.ts';
import { type CleanChapter, cleanChapter, cleanTitle, readBatch } from './batch.ts';
import { envelope } from './envelope.ts';
import { publishChapter } from './publish-chapter.ts';
import { type Reason, reasonOf } from './reason.ts';

type ChapterResult = { key: string; outcome: ChapterOutcome; reason: Reason | null };
type BookResult = {
  key: string;
  outcome: 'created' | 'unchanged' | 'gone' | 'failed';
  reason: Reason | null;
  chapters: ChapterResult[];
  state: BookItem | null;
};

const courseOf = async (db: Db, code: string): Promise<number> => {
  const row = await db('local_mara_space as s')
    .join('course as c', 'c.id', 's.courseid')
    .where({ 's.code': code })
    .first<{ id: number } | undefined>('c.id');
  if (!row) throw moodleException('unknownspace', `There is no space ${code}`);
  return row.id;
};

/** Makes the Book; one that is gone keeps its row and forgets its chapters. */
const createBook = async (
  moodle: Moodle,
  wanted: BookToPublish,
  run: string,
  gone?: OurBookRow,
): Promise<OurBookRow> =>
  moodle.db.transaction(async (db) => {
    const name = cleanTitle(wanted.name);
    const course = await courseOf(db, wanted.space);
    const bookid = await insertId(db, 'book', {
      course,
      name,
      intro: purify(wanted.intro),
      revision: 0,
    });
    const module = {
      course,
      module: 'book' as const,
      instance: bookid,
      section: REGION_SECTION,
      visible: wanted.hidden !== true,
    };
    const cmid = await addModule(moodle, db, module);
    const row = {
      key: wanted.key,
      space: wanted.space,
      cmid,
      bookid,
      name,
    };
    if (gone) {
      await db('local_mara_chapter').where({ book: gone.id }).delete();
      await db('local_mara_book').where({ id: gone.id }).update(row);
    }
    const id = gone?.id ?? (await insertId(db, 'local_mara_book', row));
    await noteBook(moodle, db, bookid, run);
    return { ...row, id };
  });

const chapterResults = (
  wanted: BookToPublish,
  outcome: 'gone' | 'failed',
  reason: Reason | null,
): ChapterResult[] => wanted.chapters.map(({ key }) => ({ key, outcome, reason }));

/** One chapter in its own transaction, with whatever a test puts around it. */
const publishOne = async (
  work: Omit<Parameters<typeof publishChapter>[0], 'db' | 'compared'>,
  chapter: CleanChapter,
): Promise<ChapterOutcome> => {
  const { moodle } = work;
  const { key } = chapter;
  const meanwhile: Promise<void>[] = [];
  await moodle.hooks.beforeCheck?.(key);
  const compared = (): void => {
    const begun = moodle.hooks.whileLocked?.(key);
    if (begun) meanwhile.push(begun);
  };
  const outcome = await moodle.db.transaction((db) =>
    publishChapter({ ...work, db, compared }, chapter),
  );
  await Promise.all(meanwhile);
  await moodle.hooks.afterCommit?.(key);
  return outcome;
};

const publishChapters = async (
  moodle: Moodle,
  wanted: BookToPublish,
  book: OurBookRow,
  run: string,
) => {
  const results: ChapterResult[] = [];
  for (const chapter of wanted.chapters) {
    try {
      const clean = cleanChapter(chapter);
      const outcome = await publishOne({ moodle, run, book, wanted }, clean);
      results.push({ key: chapter.key, outcome, reason: null });
    } catch (error) {
      results.push({ key: chapter.key, outcome: 'failed', reason: reasonOf(error) });
    }
  }
  return results;
};

const publishBook = async (
  moodle: Moodle,
  wanted: BookToPublish,
  run: string,
): Promise<BookResult> => {
  const { key } = wanted;
  const failed = (reason: Reason): BookResult => ({
    key,
    outcome: 'failed',
    reason,
    chapters: chapterResults(wanted, 'failed', reason),
    state: null,
  });
  const reading = readingOf(moodle, moodle.db);
  const stateOf = async (id: number): Promise<BookItem | null> =>
    (await books.load(reading, [id])).get(id) ?? null;
  const known = await moodle
    .db('local_mara_book')
    .where({ key })
    .first<OurBookRow | undefined>('*');
  const before = known ? await stateOf(known.id) : null;
  let book = known;
  const again = before?.state === 'gone' && wanted.replaces === 'gone';
  try {
    await courseOf(moodle.db, wanted.space);
    if (!book || again) book = await createBook(moodle, wanted, run, known);
  } catch (error) {
    return failed(reasonOf(error));
  }
  if (before?.state === 'gone' && !again) {
    return {
      key,
      outcome: 'gone',
      reason: null,
      chapters: chapterResults(wanted, 'gone', null),
      state: before,
    };
  }
  const chapters = await publishChapters(moodle, wanted, book, run);
  return {
    key,
    outcome: known && !again ? 'unchanged' : 'created',
    reason: null,
    chapters,
    state: await stateOf(book.id),
  };
};

/** Writes a batch; batches that touch one space run one after the other. */
export const publish = async (moodle: Moodle, text: string) => {
  const batch: Batch = readBatch(text);
  const head = await envelope(moodle);
  if (batch.instance !== head.site.instance) {
    throw moodleException('otherinstance', 'This batch is meant for another Moodle');
  }
  const results: BookResult[] = [];
  for (const wanted of batch.books) {
    results.push(
      await moodle.locks.run(`space/${wanted.space}`, () => publishBook(moodle, wanted, batch.run)),
    );
  }
  return { ...head, results };
};
