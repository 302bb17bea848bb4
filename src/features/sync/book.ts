/** A Book of ours as it stands in Moodle, as last told by the bridge. */
import type { BookItem, ChapterItem } from '../../moodle/index.ts';

export type Book = Pick<BookItem, 'key' | 'space' | 'state' | 'name' | 'visible' | 'url'> & {
  chapters: ChapterItem[];
};

/** A chapter whose text a person wrote over ours. It stays theirs. */
export type Conflict = {
  space: string;
  book: string;
  chapter: string;
  url: string | null;
};

/** The chapters of our Books that a person has edited, in the order they stand. */
export const conflictsOf = (books: readonly Book[]): Conflict[] =>
  books
    .filter(({ state }) => state === 'live')
    .flatMap((book) =>
      book.chapters
        .filter(({ key, state, edited }) => key !== null && state === 'live' && edited)
        .map(({ title, url }) => ({ space: book.space, book: book.name, chapter: title, url })),
    );

/** Books and chapters of ours that a person deleted: they stay away until someone says otherwise. */
export const deletedOf = (books: readonly Book[]): Omit<Conflict, 'url'>[] =>
  books.flatMap((book) =>
    book.state === 'gone'
      ? [{ space: book.space, book: book.name, chapter: '' }]
      : book.chapters
          .filter(({ key, state }) => key !== null && state === 'gone')
          .map(({ title }) => ({ space: book.space, book: book.name, chapter: title })),
  );

/** Keys of the chapters of ours that stand today. */
export const standingKeys = (books: readonly Book[]): Set<string> =>
  new Set(
    books
      .filter(({ state }) => state === 'live')
      .flatMap(({ chapters }) =>
        chapters.flatMap(({ key, state }) => (key !== null && state === 'live' ? [key] : [])),
      ),
  );
