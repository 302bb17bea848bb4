/** Reads from Moodle what is new, into the features' stores. Nothing is written to Moodle. */
import type { Db } from '../../db/index.ts';
import type {
  BadItem,
  Change,
  Changes,
  Kind,
  LogPosition,
  MoodlePort,
  Page,
  Site,
} from '../../moodle/index.ts';
import type { Write } from './lease.ts';
import type { Receiver } from './ports.ts';
import { stir } from './settled-store.ts';
import { setAside, sweepAside, takeBack } from './set-aside-store.ts';
import { adoptSite, assertSameSite, moveCursor, readSite } from './site-store.ts';

export type PullTools = {
  db: Db;
  write: Write;
  moodle: MoodlePort;
  /** One a kind, in the order a first pull takes them. */
  receivers: readonly Receiver[];
  /** Names a reading: rows it saw carry it. Another one each time it is asked for. */
  newMark: () => string;
  /** Told after each page: how many objects of a kind came so far. */
  onProgress?: (kind: Kind, soFar: number) => void;
};

export type Pulled = {
  /** `whole`: every kind was read by snapshots; `changes`: only what is new. */
  way: 'whole' | 'changes';
  /** Objects received and objects forgotten. */
  received: number;
  forgotten: number;
  /** Moodle's clock at the end, in milliseconds. */
  now: number;
};

const toAside = ({ kind, id, told }: BadItem) => ({ kind, object: String(id), source: '', told });

/** The first Moodle that answers is the one served from then on; any other is refused. */
type Recognise = (site: Site) => Promise<void>;

type Reading = { receiver: Receiver; page: Page<Kind> };

/**
 * The pages of all kinds, one after the other. Each is asked for while the one before is stored:
 * Moodle and our database work side by side, and two pages at most are in memory.
 */
async function* pagesOf(
  moodle: MoodlePort,
  receivers: readonly Receiver[],
): AsyncGenerator<Reading> {
  const waiting = [...receivers];
  const ask = (receiver: Receiver | undefined, after: number) => {
    if (receiver === undefined) return null;
    const page: Promise<Page<Kind>> = moodle.snapshot(receiver.kind, after);
    // A page that nobody comes to fetch, for storing failed, must not fail once more by itself.
    page.catch(() => undefined);
    return { receiver, page };
  };
  let asked = ask(waiting.shift(), 0);
  while (asked !== null) {
    const { receiver } = asked;
    const page: Page<Kind> = await asked.page;
    asked = page.next === null ? ask(waiting.shift(), 0) : ask(receiver, page.next);
    yield { receiver, page };
  }
}

/** What is known of a kind while its pages come. */
type Seen = { received: number; unreadable: number[]; whole: boolean };

/**
 * Reads every kind by snapshots, each page in a transaction of its own. The place in the log noted
 * before the very first page is where the changes go on, so nothing falls between.
 */
const readEverything = async (tools: PullTools, recognise: Recognise): Promise<Pulled> => {
  const { write, moodle, newMark, onProgress } = tools;
  // Of its own: what the changes of this very run told of may be gone by now.
  const mark = newMark();
  const receivers = tools.receivers.filter(({ kind }) => moodle.abilities.kinds.includes(kind));
  const total = { received: 0, forgotten: 0 };
  let first: Page<Kind> | undefined;
  let seen: Seen = { received: 0, unreadable: [], whole: true };
  for await (const { receiver, page } of pagesOf(moodle, receivers)) {
    await recognise(page.site);
    first ??= page;
    await write(async (tx) => {
      await receiver.receive(tx, page.items, mark);
      await stir(tx, 'all');
      await setAside(tx, page.bad.map(toAside), mark);
    });
    seen.received += page.items.length;
    seen.unreadable.push(...page.bad.map(({ id }) => id));
    seen.whole &&= page.whole;
    onProgress?.(receiver.kind, seen.received);
    if (page.next !== null) continue;

    const { received, unreadable, whole } = seen;
    seen = { received: 0, unreadable: [], whole: true };
    total.received += received;
    if (!whole) continue;
    // Only now, with the list read to its end, does absence mean anything.
    total.forgotten += await write(async (tx) => {
      await sweepAside(tx, receiver.kind, mark);
      await stir(tx, 'all');
      return await receiver.sweep(tx, mark, unreadable);
    });
  }
  if (first === undefined) throw new Error('Nothing receives what is pulled.');
  const { position, now } = first;
  await write((tx) => moveCursor(tx, position, now));
  return { way: 'whole', ...total, now };
};

/** The spaces of what changed; of some kinds, and of what is gone, nobody knows which: all. */
const stirredBy = (changes: readonly Change[]): string[] | 'all' => {
  const spaces = new Set<string>();
  for (const { kind, state } of changes) {
    if (state === null || kind === 'spaces' || !('space' in state)) return 'all';
    spaces.add(state.space);
  }
  return [...spaces];
};

/** Stores one answer of the change log and moves the cursor, both or neither. */
const takeChanges = async (
  { write, receivers, newMark }: PullTools,
  { changes, bad, position, now }: Changes,
): Promise<{ received: number; forgotten: number }> => {
  const told = { received: 0, forgotten: 0 };
  const mark = newMark();
  await write(async (tx) => {
    for (const receiver of receivers) {
      const mine = changes.filter(({ kind }) => kind === receiver.kind);
      const items = mine.flatMap(({ state }) => (state === null ? [] : [state]));
      const gone = mine.flatMap(({ id, state }) => (state === null ? [id] : []));
      await receiver.forget(tx, gone);
      await receiver.receive(tx, items, mark);
      await takeBack(
        tx,
        receiver.kind,
        mine.map(({ id }) => String(id)),
      );
      told.received += items.length;
      told.forgotten += gone.length;
    }
    await setAside(tx, bad.map(toAside), mark);
    await stir(tx, bad.length > 0 ? 'all' : stirredBy(changes));
    await moveCursor(tx, position, now);
  });
  return told;
};

/** A space that goes takes its entries and Books along, and no event tells of each of them. */
const loseSpace = (changes: readonly Change[]): boolean =>
  changes.some(({ kind, state }) => kind === 'spaces' && state === null);

/**
 * Brings the stores up to Moodle: everything the first time or when the log cannot be read on,
 * else the changes alone (one call where nothing is new). Safe to stop and start again anywhere.
 */
export const pull = async (tools: PullTools): Promise<Pulled> => {
  const { db, write, moodle } = tools;
  const memory = await readSite(db);
  let served = memory?.site ?? null;
  const recognise = async (site: Site): Promise<void> => {
    if (served !== null) {
      assertSameSite(served, site);
      return;
    }
    await write((tx) => adoptSite(tx, site));
    served = site;
  };

  const total: Pulled = { way: 'changes', received: 0, forgotten: 0, now: memory?.pulledAt ?? 0 };
  const add = (part: { received: number; forgotten: number }): void => {
    total.received += part.received;
    total.forgotten += part.forgotten;
  };
  const startAgain = async (): Promise<LogPosition> => {
    const read = await readEverything(tools, recognise);
    add(read);
    total.way = 'whole';
    total.now = read.now;
    const position = (await readSite(db))?.position ?? null;
    if (position === null) throw new Error('The cursor was written and cannot be read.');
    return position;
  };

  if (!moodle.abilities.changes) {
    await startAgain();
    return total;
  }
  let position = memory?.position ?? (await startAgain());
  for (let more = true; more;) {
    const answer = await moodle.changes(position);
    await recognise(answer.site);
    if (answer.resync !== null) {
      position = await startAgain();
      continue;
    }
    add(await takeChanges(tools, answer));
    total.now = answer.now;
    ({ position, more } = answer);
    if (loseSpace(answer.changes)) {
      position = await startAgain();
      more = true;
    }
  }
  return total;
};
