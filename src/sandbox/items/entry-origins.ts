import type { EntryItem } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';
import type { HandoverRow } from '../store/piece-rows.ts';
import { namesOfEntries } from './piece-texts.ts';

/** Under which key these entries were handed over; people's own have none. */
export const originsOf = async (
  db: Db,
  ids: readonly number[],
): Promise<Map<number, EntryItem['origin']>> => {
  const rows = await db('local_mara_handover')
    .whereIn('recordid', [...ids])
    .select<HandoverRow[]>('*');
  const names = await namesOfEntries(
    db,
    rows.map(({ recordid }) => recordid),
  );
  return new Map(
    rows.map(({ recordid, handoverkey, source, written }) => [
      recordid,
      { key: handoverkey, source, edited: names.get(recordid) !== written },
    ]),
  );
};
