import type { ItemOf, Kind } from '../../moodle/wire.ts';
import { isKind, SOURCES } from '../items/index.ts';
import { readingOf } from '../items/source.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { needConfig } from '../store/config.ts';
import { type Db, inChunks } from '../store/database.ts';
import { envelope } from './envelope.ts';
import { giveNumbers, lastNumber, prune, prunedTo } from './give-numbers.ts';

type State = ItemOf<Kind> | null;
type Told = { number: number; kind: string; id: number; run: string | null; state: State };
type Reference = { number: number; kind: string; refid: number; run: string | null };
type Resync = 'epoch' | 'pruned' | 'future' | null;

/** Rows looked at for one answer: bounds the work whatever `maxbytes` allows. */
const MOST_ROWS = 2000;
/** States are joined a few at a time, so that a cut answer has not read everything. */
const STATES_AT_ONCE = 100;

/** The same object once, at its last number; `run` only where one batch made all of it. */
const once = (rows: readonly Reference[]): Reference[] => {
  const byObject = new Map<string, Reference>();
  for (const row of rows) {
    const name = `${row.kind}/${row.refid}`;
    const before = byObject.get(name);
    byObject.delete(name);
    byObject.set(name, before && before.run !== row.run ? { ...row, run: null } : row);
  }
  return [...byObject.values()];
};

const statesOf = async (moodle: Moodle, db: Db, rows: readonly Reference[]): Promise<State[]> => {
  const reading = readingOf(moodle, db);
  const states = new Map<string, State>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    if (!isKind(kind)) continue;
    const ids = rows.filter((row) => row.kind === kind).map((row) => row.refid);
    for (const [id, state] of await SOURCES[kind].load(reading, ids))
      states.set(`${kind}/${id}`, state);
  }
  return rows.map((row) => states.get(`${row.kind}/${row.refid}`) ?? null);
};

const tell = async (
  moodle: Moodle,
  db: Db,
  since: number,
  maxbytes: number,
): Promise<{ items: Told[]; upTo: number }> => {
  const rows = await db('local_mara_change')
    .where('number', '>', since)
    .orderBy('number')
    .limit(MOST_ROWS)
    .select<Reference[]>('number', 'kind', 'refid', 'run');
  const items: Told[] = [];
  let bytes = 0;
  for (const chunk of inChunks(once(rows), STATES_AT_ONCE)) {
    const states = await statesOf(moodle, db, chunk);
    for (const [place, { number, kind, refid, run }] of chunk.entries()) {
      const item: Told = { number, kind, id: refid, run, state: states[place] ?? null };
      const size = Buffer.byteLength(JSON.stringify(item));
      if (items.length > 0 && bytes + size > maxbytes)
        return { items, upTo: items.at(-1)?.number ?? since };
      bytes += size;
      items.push(item);
    }
  }
  return { items, upTo: rows.at(-1)?.number ?? since };
};

export const getChanges = async (
  moodle: Moodle,
  { since, epoch, maxbytes }: { since: number; epoch: string; maxbytes: number },
) => {
  const head = await envelope(moodle);
  return moodle.db.transaction(async (db) => {
    await prune(db, nowOf(moodle));
    const last = await giveNumbers(db, nowOf(moodle));
    const known = await needConfig(db, 'epoch');
    let resync: Resync = null;
    if (epoch !== known) resync = 'epoch';
    else if (since > last) resync = 'future';
    else if (since < (await prunedTo(db))) resync = 'pruned';
    if (resync !== null) {
      return { ...head, log: { epoch: known, number: last, more: false, resync }, items: [] };
    }
    const { items, upTo } = await tell(moodle, db, since, maxbytes);
    const number = Math.max(upTo, since);
    return { ...head, log: { epoch: known, number, more: number < last, resync }, items };
  });
};

/** The position a reader of status or of a snapshot notes: nothing is numbered for it. */
export const logPosition = async (db: Db): Promise<{ epoch: string; number: number }> => ({
  epoch: await needConfig(db, 'epoch'),
  number: await lastNumber(db),
});
