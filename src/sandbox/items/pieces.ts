import { type PieceItem, PieceItemSchema } from '../../moodle/pieces.ts';
import { detailOf, type JoinedPiece } from './piece-details.ts';
import { type Stand, standsOf } from './piece-objects.ts';
import { pathOf } from './piece-urls.ts';
import { type ItemSource, pluck, type Reading } from './source.ts';

const ours = ({ db }: Reading) =>
  db('local_mara_piece as p')
    .join('local_mara_space as s', 's.id', 'p.spaceid')
    .join('course as c', 'c.id', 's.courseid');

const itemOf = async (reading: Reading, row: JoinedPiece, stand: Stand): Promise<PieceItem> => {
  const path = stand.state === 'live' ? await pathOf(reading.db, row) : null;
  // One shape a type: the schema ties the detail to it.
  return PieceItemSchema.parse({
    id: row.id,
    key: row.piecekey,
    type: row.type,
    space: row.code,
    state: stand.state,
    source: row.source,
    offered: row.offered,
    edited: stand.edited,
    text: stand.edited ? stand.text : null,
    objectid: stand.state === 'live' ? row.objectid : null,
    url: path === null ? null : `${reading.wwwroot}${path}`,
    detail: await detailOf(reading, row),
    timemodified: row.timemodified,
  });
};

/** What the companion keeps under a key, but for the Books. */
export const pieces: ItemSource<'pieces'> = {
  idsAfter: async (reading, after, limit) =>
    pluck(
      await ours(reading)
        .where('p.id', '>', after)
        .orderBy('p.id')
        .limit(limit)
        .select<{ id: number }[]>('p.id'),
    ),

  load: async (reading, ids) => {
    const rows = await ours(reading)
      .whereIn('p.id', [...ids])
      .select<JoinedPiece[]>('p.*', 's.courseid', 's.code');
    const stands = await standsOf(reading.db, rows);
    const items = new Map<number, PieceItem>();
    for (const row of rows) {
      const stand = stands.get(row.id);
      if (stand) items.set(row.id, await itemOf(reading, row, stand));
    }
    return items;
  },
};
