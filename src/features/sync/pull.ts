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
import { setAside, sweepAside, takeBack } from './set-aside-store.ts';
import { adoptSite, assertSameSite, moveCursor, readSite } from './site-store.ts';

export type PullTools = {
  db: Db;
  write: Write;
  moodle: MoodlePort;
  /** One a kind, in the order a first pull takes them. */
  receivers: readonly Receiver[];
  /** Names this pull: rows it saw carry it. */
  mark: string;
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

/** What reading a kind brought, and Moodle's log and clock before its first page. */
type Read = { received: number; forgotten: number; position: LogPosition; now: number };

/**
 * The pages of a kind. Each is asked for while the one before is stored: Moodle and our database
 * work side by side, and two pages at most are in memory.
 */
async function* pagesOf(moodle: MoodlePort, kind: Kind): AsyncGenerator<Page<Kind>> {
  let asked: Promise<Page<Kind>> | null = moodle.snapshot(kind, 0);
  while (asked !== null) {
    const page: Page<Kind> = await asked;
    asked = page.next === null ? null : moodle.snapshot(kind, page.next);
    // A page that nobody comes to fetch, for storing failed, must not fail once more by itself.
    asked?.catch(() => undefined);
    yield page;
  }
}

/** Reads all of one kind, page by page, each page in a transaction of its own. */
const readWhole = async (
  { write, moodle, mark, onProgress }: PullTools,
  served: Site,
  receiver: Receiver,
): Promise<Read> => {
  const { kind } = receiver;
  const unreadable: number[] = [];
  let received = 0;
  let whole = true;
  let first: Page<Kind> | undefined;
  for await (const page of pagesOf(moodle, kind)) {
    assertSameSite(served, page.site);
    first ??= page;
    await write(async (tx) => {
      await receiver.receive(tx, page.items, mark);
      await setAside(tx, page.bad.map(toAside), mark);
    });
    unreadable.push(...page.bad.map(({ id }) => id));
    received += page.items.length;
    whole &&= page.whole;
    onProgress?.(kind, received);
  }
  if (first === undefined) throw new Error('A snapshot has at least one page.');
  const read = { received, position: first.position, now: first.now };
  if (!whole) return { ...read, forgotten: 0 };
  // Only now, with the list read to its end, does absence mean anything.
  const forgotten = await write(async (tx) => {
    await sweepAside(tx, kind, mark);
    return await receiver.sweep(tx, mark, unreadable);
  });
  return { ...read, forgotten };
};

/**
 * Reads every kind by snapshots. The place in the log noted before the very first page is where
 * the changes go on, so nothing falls between.
 */
const readEverything = async (tools: PullTools, served: Site): Promise<Pulled> => {
  const reads: Read[] = [];
  const { kinds } = tools.moodle.abilities;
  for (const receiver of tools.receivers.filter(({ kind }) => kinds.includes(kind))) {
    reads.push(await readWhole(tools, served, receiver));
  }
  const [first] = reads;
  if (first === undefined) throw new Error('Nothing receives what is pulled.');
  await tools.write((tx) => moveCursor(tx, first.position, first.now));
  return {
    way: 'whole',
    received: reads.reduce((sum, { received }) => sum + received, 0),
    forgotten: reads.reduce((sum, { forgotten }) => sum + forgotten, 0),
    now: first.now,
  };
};

/** Stores one answer of the change log and moves the cursor, both or neither. */
const takeChanges = async (
  { write, receivers, mark }: PullTools,
  { changes, bad, position, now }: Changes,
): Promise<{ received: number; forgotten: number }> => {
  const told = { received: 0, forgotten: 0 };
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
  let memory = await readSite(db);
  if (memory === null) {
    const { site } = await moodle.snapshot('spaces', 0);
    await write((tx) => adoptSite(tx, site));
    memory = await readSite(db);
  }
  if (memory === null) throw new Error('The site row was written and cannot be read.');
  const served = memory.site;

  const total: Pulled = { way: 'changes', received: 0, forgotten: 0, now: memory.pulledAt ?? 0 };
  const add = (part: { received: number; forgotten: number }): void => {
    total.received += part.received;
    total.forgotten += part.forgotten;
  };
  const startAgain = async (): Promise<LogPosition> => {
    const read = await readEverything(tools, served);
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
  let position = memory.position ?? (await startAgain());
  for (let more = true; more;) {
    const answer = await moodle.changes(position);
    assertSameSite(served, answer.site);
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
