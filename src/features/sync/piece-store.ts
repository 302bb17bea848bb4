import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type { Piece } from './piece.ts';
import type { Receiver } from './ports.ts';

const number = z.coerce.number();
const RowSchema = z
  .object({
    id: number,
    key: z.string(),
    type: z.string(),
    space: z.string(),
    state: z.string(),
    source: z.string(),
    offered: z.string().nullable(),
    edited: z.coerce.boolean(),
    text: z.string().nullable(),
    object_id: number.nullable(),
    url: z.string().nullable(),
    detail: z.string(),
    time_modified: number,
  })
  .transform(
    ({ object_id: objectid, time_modified, detail, ...rest }) =>
      // Written by this file from an item the bridge's schema checked.
      ({
        ...rest,
        objectid,
        detail: JSON.parse(detail) as unknown,
        timemodified: time_modified / 1000,
      }) as Piece,
  );

/** Keeps our pieces as they stand in Moodle. */
export const pieceReceiver: Receiver<'pieces'> = mirrorOf({
  kind: 'pieces',
  table: 'piece',
  toRow: (item: Piece) => ({
    id: item.id,
    key: item.key,
    type: item.type,
    space: item.space,
    state: item.state,
    source: item.source,
    offered: item.offered,
    edited: item.edited,
    text: item.text,
    object_id: item.objectid,
    url: item.url,
    detail: JSON.stringify(item.detail),
    time_modified: item.timemodified * 1000,
  }),
});

/** The pieces of a space, or of all spaces, by key. */
export const piecesOf = async (db: Db, space?: string): Promise<Piece[]> => {
  const query = db('piece').select().orderBy('key');
  return z.array(RowSchema).parse(await (space === undefined ? query : query.where({ space })));
};

/** Pieces that Moodle says are no longer ours, by key. */
export const forgetPieces = async (db: Db, keys: readonly string[]): Promise<void> => {
  if (keys.length > 0) await db('piece').whereIn('key', keys).delete();
};
