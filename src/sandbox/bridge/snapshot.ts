import type { ItemOf, Kind } from '../../moodle/wire.ts';
import { SOURCES } from '../items/index.ts';
import { readingOf } from '../items/source.ts';
import type { Moodle } from '../moodle.ts';
import { inChunks } from '../store/database.ts';
import { logPosition } from './changes.ts';
import { envelope } from './envelope.ts';

const STATES_AT_ONCE = 200;

export const getSnapshot = async (
  moodle: Moodle,
  { kind, after, limit, maxbytes }: { kind: Kind; after: number; limit: number; maxbytes: number },
) => {
  const head = await envelope(moodle);
  return moodle.db.transaction(async (db) => {
    const reading = readingOf(moodle, db);
    const log = await logPosition(db);
    const ids = await SOURCES[kind].idsAfter(reading, after, limit + 1);
    const items: ItemOf<Kind>[] = [];
    let bytes = 0;
    let cut = ids.length > limit;
    pages: for (const chunk of inChunks(ids.slice(0, limit), STATES_AT_ONCE)) {
      const states = await SOURCES[kind].load(reading, chunk);
      for (const id of chunk) {
        const item = states.get(id);
        if (!item) continue;
        const size = Buffer.byteLength(JSON.stringify(item));
        if (items.length > 0 && bytes + size > maxbytes) {
          cut = true;
          break pages;
        }
        bytes += size;
        items.push(item);
      }
    }
    return { ...head, log, kind, items, next: cut ? (items.at(-1)?.id ?? null) : null };
  });
};
