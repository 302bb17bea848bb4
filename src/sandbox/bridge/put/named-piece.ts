import type { PieceType } from '../../../moodle/pieces.ts';
import { standsOf } from '../../items/piece-objects.ts';
import { pieceByKey } from '../piece-store.ts';
import { refusal, type Work } from './type.ts';

/** Moodle's id of the object of another piece of the same space, which a body names. */
export const objectNamed = async (
  { db, space }: Work,
  type: PieceType,
  key: string | null,
): Promise<number | null> => {
  if (key === null) return null;
  const row = await pieceByKey(db, key);
  const fits = row?.type === type && row.spaceid === space.id;
  const stand = fits ? (await standsOf(db, [row])).get(row.id) : undefined;
  if (!row || stand?.state !== 'live') throw refusal('unknownpiece', type);
  return row.objectid;
};
