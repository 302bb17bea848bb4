/** What sync tells a feature that makes a page about a space, and what it asks of it. */
import type { Db } from '../../db/index.ts';
import { type Book, lastWritten } from './book.ts';
import { booksOf } from './book-store.ts';
import { spaceOf } from './decision.ts';
import { allDifferencesOf, type Differences } from './differences.ts';
import { type Hold, holdsOf } from './hold-store.ts';
import type { DesiredPiece, Question, Remark } from './ports.ts';
import { asideOf, type SetAside } from './set-aside-store.ts';
import type { Pin } from './version.ts';
import { pinOf } from './version-store.ts';

/** What stands in a space: where people's work differs (decided about or not), what waits. */
export type Standing = Differences & {
  books: Book[];
  /** What waits for a second person. */
  hold: Hold | null;
  remarks: Remark[];
  /** What Moodle refused of the space. */
  setAside: SetAside[];
  /** When a chapter of ours was last written (epoch milliseconds); null: none stands as written. */
  publishedAt: number | null;
  /** At which version the space is held; null: at none. */
  pin: Pin | null;
};

export type DesiredPage = Extract<DesiredPiece, { type: 'page' }>;

/**
 * Says what the pages of a space tell people. Asked once the Books are published, so after the
 * guard was: a reporter wants pages alone, whose coming and going the guard does not count.
 */
export type Reporter = {
  report(db: Db, question: Question, standing: Standing): Promise<DesiredPage[]>;
};

/** A space as the stores know it, with what its sources remarked. */
export const standingIn = async (db: Db, space: string, remarks: Remark[]): Promise<Standing> => {
  const books = await booksOf(db, space);
  return {
    ...(await allDifferencesOf(db, space)),
    books,
    hold: (await holdsOf(db)).get(space) ?? null,
    remarks,
    // Records that could not be read are set aside by Moodle's id: no space is known of them.
    setAside: (await asideOf(db)).filter(({ object }) => spaceOf(object) === space),
    publishedAt: lastWritten(books),
    pin: await pinOf(db, space),
  };
};
