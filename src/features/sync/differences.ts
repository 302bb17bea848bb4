import type { Db } from '../../db/index.ts';
import { type Conflict, conflictsOf, deletedOf, type Difference, isOpen } from './book.ts';
import { booksOf } from './book-store.ts';
import { decisionsOf } from './decision-store.ts';
import { differingPieces, type PieceDifference } from './piece.ts';
import { piecesOf } from './piece-store.ts';

/** Where people's work stands instead of ours. */
export type Differences = {
  conflicts: Conflict[];
  deletions: Difference[];
  pieces: PieceDifference[];
};

/** All of them, decided about or not: of one space, or of all. */
export const allDifferencesOf = async (db: Db, space?: string): Promise<Differences> => {
  const books = await booksOf(db, space);
  const decisions = await decisionsOf(db);
  return {
    conflicts: conflictsOf(books, decisions),
    deletions: deletedOf(books, decisions),
    pieces: differingPieces(await piecesOf(db, space), decisions),
  };
};

/** Those that wait for someone to decide. */
export const differencesOf = async (db: Db, space?: string): Promise<Differences> => {
  const { conflicts, deletions, pieces } = await allDifferencesOf(db, space);
  return {
    conflicts: conflicts.filter(isOpen),
    deletions: deletions.filter(isOpen),
    pieces: pieces.filter(isOpen),
  };
};
