import { createHash } from 'node:crypto';
import type { Kind } from '../../moodle/wire.ts';
import { KINDS, SOURCES } from '../items/index.ts';
import type { Reading } from '../items/source.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { COMPARED_AT, getConfig, setConfig } from '../store/config.ts';
import { type Db, inChunks, insertMany } from '../store/database.ts';
import { appendReferences } from './change-log.ts';

const PAGE = 1000;
const IDS_AT_ONCE = 200;

type Prints = Map<number, string>;

const fingerprint = (state: object): string =>
  createHash('sha1').update(JSON.stringify(state)).digest('hex');

/** The states of one page of ids as they are now; addresses depend on the port and are left out. */
const printsNow = async (reading: Reading, kind: Kind, ids: readonly number[]): Promise<Prints> => {
  const prints: Prints = new Map();
  for (const chunk of inChunks(ids, IDS_AT_ONCE)) {
    const states = await SOURCES[kind].load(reading, chunk);
    for (const [id, state] of states) prints.set(id, fingerprint(state));
  }
  return prints;
};

const printsSeen = async (db: Db, kind: Kind, after: number, upTo: number): Promise<Prints> => {
  const rows = await db('local_mara_seen')
    .where({ kind })
    .where('objectid', '>', after)
    .where('objectid', '<=', upTo)
    .select<{ objectid: number; fingerprint: string }[]>('objectid', 'fingerprint');
  return new Map(rows.map((row) => [row.objectid, row.fingerprint]));
};

/** What already waits for its number tells the state of the reader's time anyway. */
const waiting = async (db: Db, kind: Kind): Promise<Set<number>> => {
  const rows = await db('local_mara_change')
    .where({ kind })
    .whereNull('number')
    .select<{ refid: number }[]>('refid');
  return new Set(rows.map(({ refid }) => refid));
};

const comparePage = async (
  moodle: Moodle,
  db: Db,
  kind: Kind,
  after: number,
): Promise<number | null> => {
  const reading = { db, wwwroot: '', now: nowOf(moodle) };
  const ids = await SOURCES[kind].idsAfter(reading, after, PAGE);
  const last = ids.length < PAGE ? null : (ids.at(-1) ?? null);
  const now = await printsNow(reading, kind, ids);
  const seen = await printsSeen(db, kind, after, last ?? Number.MAX_SAFE_INTEGER);
  const changed = [...now].filter(([id, print]) => seen.get(id) !== print);
  const stale = [...seen.keys()].filter((id) => now.get(id) !== seen.get(id));
  for (const chunk of inChunks(stale, IDS_AT_ONCE))
    await db('local_mara_seen').where({ kind }).whereIn('objectid', chunk).delete();
  await insertMany(
    db,
    'local_mara_seen',
    changed.map(([objectid, print]) => ({ kind, objectid, fingerprint: print })),
  );
  const known = await waiting(db, kind);
  const told = new Set([...changed.map(([id]) => id), ...stale]);
  await appendReferences(
    moodle,
    db,
    [...told].filter((id) => !known.has(id)).map((id) => ({ kind, id })),
  );
  return last;
};

/** The scheduled task: notes every object that differs from what the task saw last. */
export const compareStates = (moodle: Moodle): Promise<void> =>
  moodle.locks.run('compare_states', async () => {
    for (const kind of KINDS) {
      let after: number | null = 0;
      while (after !== null) {
        const from: number = after;
        after = await moodle.db.transaction((db) => comparePage(moodle, db, kind, from));
      }
    }
    await setConfig(moodle.db, COMPARED_AT, String(nowOf(moodle)));
  });

const HOUR = 3600;

/** Seconds since the task last ended; for ever in a file of a version that had no such task. */
const sinceCompared = async (moodle: Moodle): Promise<number> =>
  nowOf(moodle) - Number(await getConfig(moodle.db, COMPARED_AT));

export const isStale = async (moodle: Moodle): Promise<boolean> =>
  (await sinceCompared(moodle)) > 26 * HOUR;

/** What Moodle's cron does every hour. */
export const compareWhenDue = async (moodle: Moodle): Promise<void> => {
  if ((await sinceCompared(moodle)) >= HOUR) await compareStates(moodle);
};
