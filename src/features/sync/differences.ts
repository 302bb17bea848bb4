import type { Db } from '../../db/index.ts';
import { type Conflict, conflictsOf, deletedOf, type Difference, isOpen } from './book.ts';
import { booksOf } from './book-store.ts';
import { decisionsOf } from './decision-store.ts';
import { divide, type PartDifference } from './part-differences.ts';
import { partNamesOf, partsOf } from './part-store.ts';
import { differingPieces, type PieceDifference } from './piece.ts';
import { piecesOf } from './piece-store.ts';
import { publishedIn } from './publication-store.ts';
import { asideOf, BLEND } from './set-aside-store.ts';

/** Where people's work stands instead of ours. */
export type Differences = {
  /** Chapters whose whole text is a person's, or was decided about as a whole. */
  conflicts: Conflict[];
  /** Parts of the other chapters in which a person's words stand. */
  parts: PartDifference[];
  deletions: Difference[];
  pieces: PieceDifference[];
};

/** Also every chapter in which a person's words stand, in parts or not: it may be decided about. */
export type AllDifferences = Differences & { whole: Conflict[] };

/** All of them, decided about or not: of one space, or of all. */
export const allDifferencesOf = async (db: Db, space?: string): Promise<AllDifferences> => {
  const books = await booksOf(db, space);
  const decisions = await decisionsOf(db);
  const whole = conflictsOf(books, decisions);
  const keys = whole.map(({ object }) => object);
  const [known, published] = [await partsOf(db, keys), await publishedIn(db, keys)];
  const names = await partNamesOf(db, keys);
  const unblended = keys.length === 0 ? [] : await asideOf(db, BLEND);
  return {
    whole,
    ...divide(whole, { books, known, published, names, decisions, unblended }),
    deletions: deletedOf(books, decisions),
    pieces: differingPieces(await piecesOf(db, space), decisions),
  };
};

/** Those that wait for someone to decide. */
export const differencesOf = async (db: Db, space?: string): Promise<Differences> => {
  const { conflicts, parts, deletions, pieces } = await allDifferencesOf(db, space);
  return {
    conflicts: conflicts.filter(isOpen),
    parts: parts.filter(isOpen),
    deletions: deletions.filter(isOpen),
    pieces: pieces.filter(isOpen),
  };
};
