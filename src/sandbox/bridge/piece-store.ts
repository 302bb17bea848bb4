import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, inChunks } from '../store/database.ts';
import type { PieceRow } from '../store/piece-rows.ts';
import { noteChanges } from './change-log.ts';

/** The space a piece belongs to, by the first part of its key. */
export type PieceSpace = { id: number; courseid: number; code: string; name: string };

const spacesWithCourse = (db: Db) =>
  db('local_mara_space as s').join('course as c', 'c.id', 's.courseid');
const SPACE_COLUMNS = ['s.id', 's.courseid', 's.code', 'c.fullname as name'];

export const spaceByCode = (db: Db, code: string): Promise<PieceSpace | undefined> =>
  spacesWithCourse(db)
    .where({ 's.code': code })
    .first<PieceSpace | undefined>(...SPACE_COLUMNS);

export const spaceOf = (db: Db, { spaceid }: Pick<PieceRow, 'spaceid'>) =>
  spacesWithCourse(db)
    .where({ 's.id': spaceid })
    .first<PieceSpace | undefined>(...SPACE_COLUMNS);

export const pieceByKey = (db: Db, piecekey: string): Promise<PieceRow | undefined> =>
  db('local_mara_piece').where({ piecekey }).first<PieceRow | undefined>('*');

export const pieceById = (db: Db, id: number): Promise<PieceRow | undefined> =>
  db('local_mara_piece').where({ id }).first<PieceRow | undefined>('*');

/** Changes a piece's row, or only its date, and tells the log. */
export const touchPiece = async (
  moodle: Pick<Moodle, 'clock'>,
  db: Db,
  id: number,
  change: Partial<Omit<PieceRow, 'id'>> = {},
  run: string | null = null,
): Promise<void> => {
  await db('local_mara_piece')
    .where({ id })
    .update({ ...change, timemodified: nowOf(moodle) });
  await noteChanges(moodle, db, [{ kind: 'pieces', id }], run);
};

/** Tells the log of the pieces that are these objects, when people do something with them. */
export const notePiecesOf = async (
  moodle: Pick<Moodle, 'clock'>,
  db: Db,
  type: PieceRow['type'],
  objectids: readonly number[],
  run: string | null = null,
): Promise<void> => {
  for (const chunk of inChunks(objectids)) {
    const rows = await db('local_mara_piece')
      .where({ type })
      .whereIn('objectid', chunk)
      .select<{ id: number }[]>('id');
    const references = rows.map(({ id }) => ({ kind: 'pieces' as const, id }));
    await noteChanges(moodle, db, references, run);
  }
};
