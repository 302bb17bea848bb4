/** The Books as Moodle tells them now, by their keys. */
import type { ItemOf, MoodlePort } from '../../src/moodle/index.ts';

type Book = ItemOf<'books'>;
type Chapter = Book['chapters'][number];

type Tools = { sync: { moodle: MoodlePort } };

/** @throws where Moodle never heard of the Book */
export const bookAt = async ({ sync }: Tools, key: string): Promise<Book> => {
  const { items } = await sync.moodle.snapshot('books', 0);
  const book = items.find((one) => one.key === key);
  if (book === undefined) throw new Error(`No Book ${key} stands.`);
  return book;
};

/** @throws where it does not stand */
export const chapterAt = async (
  tools: Tools,
  key: string,
): Promise<Chapter & { cmid: number; url: string }> => {
  const { cmid, chapters } = await bookAt(tools, key.slice(0, key.lastIndexOf('/')));
  const chapter = chapters.find((one) => one.key === key);
  if (chapter?.url === null || chapter?.url === undefined || cmid === null) {
    throw new Error(`No chapter ${key} stands.`);
  }
  return { ...chapter, url: chapter.url, cmid };
};
