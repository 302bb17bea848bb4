import type { Batch, BookItem, BookToPublish, ChapterOutcome } from '../../moodle/wire.ts';
import { addModule, noteBook, REGION_SECTION } from '../course/modules.ts';
import { moodleException, MoodleError } from '../errors.ts';
import { purify } from '../html/purify.ts';
import { books } from '../items/books.ts';
import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { OurBookRow } from '../store/rows.ts';
import { cleanChapter, cleanTitle, readBatch } from './batch.ts';
import { envelope } from './envelope.ts';
import { publishChapter } from './publish-chapter.ts';

type Reason = { errorcode: string; message: string };
type ChapterResult = { key: string; outcome: ChapterOutcome; reason: Reason | null };
type BookResult = {
  key: string;
  outcome: 'created' | 'unchanged' | 'gone' | 'failed';
  reason: Reason | null;
  chapters: ChapterResult[];
  state: BookItem | null;
};

const reasonOf = (error: unknown): Reason =>
  error instanceof MoodleError
    ? { errorcode: error.errorcode, message: error.message }
    : { errorcode: 'dmlwriteexception', message: `Error writing to database (${String(error)})` };

const courseOf = async (db: Db, code: string): Promise<number> => {
  const row = await db('local_mara_space as s')
    .join('course as c', 'c.id', 's.courseid')
    .where({ 's.code': code })
    .first<{ id: number } | undefined>('c.id');
  if (!row) throw moodleException('unknownspace', `There is no space ${code}`);
  return row.id;
};

const createBook = async (
  moodle: Moodle,
  wanted: BookToPublish,
  run: string,
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
      visible: true,
    };
    const cmid = await addModule(moodle, db, module);
    const row = {
      key: wanted.key,
      space: wanted.space,
      cmid,
      bookid,
      name,
    };
    const id = await insertId(db, 'local_mara_book', row);
    await noteBook(moodle, db, bookid, run);
    return { ...row, id };
  });

const chapterResults = (
  wanted: BookToPublish,
  outcome: 'gone' | 'failed',
  reason: Reason | null,
): ChapterResult[] => wanted.chapters.map(({ key }) => ({ key, outcome, reason }));

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
      const outcome = await moodle.db.transaction((db) =>
        publishChapter({ moodle, db, run, book, wanted }, clean),
      );
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
  const known = await moodle
    .db('local_mara_book')
    .where({ key })
    .first<OurBookRow | undefined>('*');
  let book = known;
  try {
    await courseOf(moodle.db, wanted.space);
    book ??= await createBook(moodle, wanted, run);
  } catch (error) {
    return failed(reasonOf(error));
  }
  const reading = { db: moodle.db, wwwroot: moodle.wwwroot };
  const stateNow = async (id: number): Promise<BookItem | null> =>
    (await books.load(reading, [id])).get(id) ?? null;
  const before = await stateNow(book.id);
  if (before?.state !== 'live') {
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
    outcome: known ? 'unchanged' : 'created',
    reason: null,
    chapters,
    state: await stateNow(book.id),
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
