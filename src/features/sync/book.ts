/** A Book of ours as it stands in Moodle, as last told by the bridge. */
import type { BookItem, ChapterItem } from '../../moodle/index.ts';
import { choiceOf, type Choice, type Decisions, GONE } from './decision.ts';
import { isOnce } from './once.ts';

export type Book = Pick<BookItem, 'key' | 'space' | 'state' | 'name' | 'visible' | 'url'> & {
  chapters: ChapterItem[];
};

/** Something of ours where a person's work stands instead. */
export type Disputed = {
  /** The key that a decision names. */
  object: string;
  space: string;
  url: string | null;
  /** What a decision would be about: the name of the person's text, or `gone`. */
  about: string;
  /** What was decided about it, and not yet carried out; `theirs` stays so for good. */
  decided: Choice | null;
};

/** A Book or chapter where a person's work stands instead of ours. */
export type Difference = Disputed & {
  book: string;
  /** Empty: the whole Book. */
  chapter: string;
};

/** A chapter in which a person's words stand. */
export type Conflict = Difference & {
  /** The person's text; null where it is too long to be told. */
  html: string | null;
};

/** Whether it still waits for someone to decide. */
export const isOpen = ({ decided }: Disputed): boolean => decided === null;

/** The chapters of our Books in which a person's words stand, in the order they stand. */
export const conflictsOf = (books: readonly Book[], decisions: Decisions): Conflict[] =>
  books
    .filter(({ state }) => state === 'live')
    .flatMap((book) =>
      book.chapters.flatMap((one) => {
        const { key, source, state, title, url, text, html } = one;
        const isTheirs = one.edited || one.blended;
        if (key === null || state !== 'live' || !isTheirs || isOnce({ source })) return [];
        const about = text ?? '';
        const decided = choiceOf(decisions, key, about);
        const { space, name } = book;
        return [{ object: key, space, book: name, chapter: title, url, about, decided, html }];
      }),
    );

/** Books and chapters of ours that a person deleted: they stay away until someone says otherwise. */
export const deletedOf = (books: readonly Book[], decisions: Decisions): Difference[] => {
  const gone = (object: string, { space, name }: Book, chapter: string): Difference => ({
    object,
    space,
    book: name,
    chapter,
    url: null,
    about: GONE,
    decided: choiceOf(decisions, object, GONE),
  });
  return books.flatMap((book) =>
    book.state === 'gone'
      ? [gone(book.key, book, '')]
      : book.chapters.flatMap(({ key, source, state, title }) =>
          key !== null && state === 'gone' && !isOnce({ source }) ? [gone(key, book, title)] : [],
        ),
  );
};

/** When a chapter of ours was last written (epoch milliseconds); a person's edit is not ours. */
export const lastWritten = (books: readonly Book[]): number | null => {
  const written = books
    .filter(({ state }) => state === 'live')
    .flatMap(({ chapters }) =>
      chapters.filter(({ key, state, edited }) => key !== null && state === 'live' && !edited),
    )
    .map(({ timemodified }) => timemodified * 1000);
  return written.length === 0 ? null : Math.max(...written);
};

/** Keys of the chapters of ours that stand today. */
export const standingKeys = (books: readonly Book[]): Set<string> =>
  new Set(
    books
      .filter(({ state }) => state === 'live')
      .flatMap(({ chapters }) =>
        chapters.flatMap(({ key, state }) => (key !== null && state === 'live' ? [key] : [])),
      ),
  );
