import { largestBody, type PieceOutcome } from '../../../moodle/pieces.ts';
import { type Stand, standsOf } from '../../items/piece-objects.ts';
import { type Moodle, nowOf } from '../../moodle.ts';
import { type Db, insertId } from '../../store/database.ts';
import type { PieceRow } from '../../store/piece-rows.ts';
import { noteChanges } from '../change-log.ts';
import { pieceById, pieceByKey, type PieceSpace, spaceByCode, touchPiece } from '../piece-store.ts';
import { codeIn, GONE, isRemoval, type RemoveWish, type Wish, type WriteWish } from './batch.ts';
import { forgetHandoversOf, handoverByKey, handOver, isHandover, takeBack } from './handover.ts';
import { type Ending, refusal, type Work } from './type.ts';
import { type Content, TYPES } from './types.ts';

const REMOVE = 'remove';

const knownPiece = async (db: Db, wish: Wish): Promise<PieceRow | undefined> => {
  const piece = await pieceByKey(db, wish.key);
  const other = piece && (piece.type !== wish.type || isHandover(wish));
  if (other) throw refusal('othertype', 'type');
  return piece;
};

const standOf = async (db: Db, piece: PieceRow): Promise<Stand> => {
  const stand = (await standsOf(db, [piece])).get(piece.id);
  if (!stand) throw new Error(`The piece ${piece.piecekey} cannot be looked at`);
  return stand;
};

/** Notes what was kept from being written by a person's edit. */
const offer = async (work: Work, piece: PieceRow, offered: string | null): Promise<void> => {
  if (piece.offered === offered) return;
  const { moodle, db, run } = work;
  await touchPiece(moodle, db, piece.id, { offered, run }, run);
};

/** Makes the object; `old` is the row of one that a person deleted. */
const create = async (
  work: Work,
  wish: WriteWish,
  content: Content,
  old?: PieceRow,
): Promise<PieceOutcome> => {
  const { moodle, db, space, run } = work;
  const row = {
    piecekey: wish.key,
    type: wish.type,
    spaceid: space.id,
    state: 'live' as const,
    objectid: null,
    source: wish.source,
    offered: null,
    written: null,
    run,
    timecreated: nowOf(moodle),
    timemodified: nowOf(moodle),
  };
  if (old) {
    await TYPES[old.type].empty(work, old);
    await db('local_mara_piece').where({ id: old.id }).update(row);
  }
  const id = old?.id ?? (await insertId(db, 'local_mara_piece', row));
  const mark = await content.create({ ...row, id });
  const written = content.wished === null ? {} : { written: content.wished };
  await touchPiece(moodle, db, id, { ...mark, ...written }, run);
  return 'created';
};

const update = async (
  work: Work,
  wish: WriteWish,
  piece: PieceRow,
  { text, edited }: Stand,
): Promise<PieceOutcome> => {
  const { moodle, db, run } = work;
  if (!edited && wish.source === piece.source) {
    await offer(work, piece, null);
    return 'unchanged';
  }
  const content = await TYPES[wish.type].read(work, wish.body);
  const same = text !== null && content.wished === text;
  if (edited && !same && text !== wish.replaces) {
    await offer(work, piece, wish.source);
    return 'conflict';
  }
  const mark = same ? {} : await content.update(piece);
  const written = content.wished === null ? {} : { written: content.wished };
  const row = { ...mark, ...written, source: wish.source, offered: null, run };
  await touchPiece(moodle, db, piece.id, row, run);
  return same ? 'unchanged' : 'updated';
};

const write = async (work: Work, wish: WriteWish): Promise<PieceOutcome> => {
  const size = Buffer.byteLength(JSON.stringify(wish.body));
  if (size > largestBody(wish.type)) throw refusal('toolarge', 'body');
  const piece = await knownPiece(work.db, wish);
  const handed = await handoverByKey(work.db, wish.key);
  if (isHandover(wish)) return handOver(work, wish, handed);
  if (handed) throw refusal('othertype', 'type');
  if (!piece) return create(work, wish, await TYPES[wish.type].read(work, wish.body));
  const stand = await standOf(work.db, piece);
  if (stand.state === 'closed') return 'closed';
  if (stand.state === 'live') return update(work, wish, piece, stand);
  if (wish.replaces !== GONE) return 'gone';
  return create(work, wish, await TYPES[wish.type].read(work, wish.body), piece);
};

/** Forgets a piece and all that belonged to it. */
const forgetPiece = async (work: Ending, piece: PieceRow): Promise<void> => {
  const { moodle, db, run } = work;
  await TYPES[piece.type].empty(work, piece);
  await db('local_mara_piece').where({ id: piece.id }).delete();
  await noteChanges(moodle, db, [{ kind: 'pieces', id: piece.id }], run);
};

const takeAway = async (
  work: Work,
  { replaces }: RemoveWish,
  piece: PieceRow,
): Promise<PieceOutcome> => {
  const { text, edited } = await standOf(work.db, piece);
  if (edited && text !== replaces) {
    await offer(work, piece, REMOVE);
    return 'conflict';
  }
  const { outcome, mark } = await TYPES[piece.type].remove(work, piece);
  const { moodle, db, run } = work;
  if (mark) await touchPiece(moodle, db, piece.id, { ...mark, run }, run);
  else await forgetPiece(work, piece);
  return outcome;
};

const remove = async (
  work: Omit<Work, 'space'>,
  space: PieceSpace | undefined,
  wish: RemoveWish,
): Promise<PieceOutcome> => {
  const piece = await knownPiece(work.db, wish);
  const handed = await handoverByKey(work.db, wish.key);
  if (handed) return takeBack(work, wish, handed);
  if (!piece) return 'removed';
  const { state } = await standOf(work.db, piece);
  if (space && state === 'live') return takeAway({ ...work, space }, wish, piece);
  await forgetPiece(work, piece);
  return 'removed';
};

/** What is wished for one piece, within a transaction of its own. */
export const carryOut = async (
  moodle: Moodle,
  db: Db,
  wish: Wish,
  run: string,
): Promise<PieceOutcome> => {
  const space = await spaceByCode(db, codeIn(wish.key));
  if (isRemoval(wish)) return remove({ moodle, db, run }, space, wish);
  if (!space) throw refusal('unknownspace', codeIn(wish.key));
  return write({ moodle, db, run, space }, wish);
};

/** The pieces of a space whose course is gone. */
export const forgetPiecesOf = async (moodle: Moodle, db: Db, courseid: number): Promise<void> => {
  const spaces = db('local_mara_space').where({ courseid }).select('id');
  const rows = await db('local_mara_piece')
    .whereIn('spaceid', spaces)
    .select<{ id: number }[]>('id');
  await forgetHandoversOf(db, courseid);
  for (const { id } of rows) {
    const piece = await pieceById(db, id);
    if (piece) await forgetPiece({ moodle, db, run: null }, piece);
  }
};
