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
import type { Receiver } from './ports.ts';
import { setAside, sweepAside, takeBack } from './set-aside-store.ts';
import { adoptSite, assertSameSite, moveCursor, readSite } from './site-store.ts';

export type PullTools = {
  db: Db;
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

/** Reads all of one kind, page by page, each page in a transaction of its own. */
const readWhole = async (
  { db, moodle, mark, onProgress }: PullTools,
  served: Site,
  receiver: Receiver,
): Promise<{ received: number; forgotten: number }> => {
  const { kind } = receiver;
  const unreadable: number[] = [];
  let received = 0;
  for (let after: number | null = 0; after !== null;) {
    const page: Page<Kind> = await moodle.snapshot(kind, after);
    assertSameSite(served, page.site);
    await db.transaction(async (tx) => {
      await receiver.receive(tx, page.items, mark);
      await setAside(tx, page.bad.map(toAside), mark);
    });
    unreadable.push(...page.bad.map(({ id }) => id));
    received += page.items.length;
    onProgress?.(kind, received);
    after = page.next;
  }
  // Only now, with the list read to its end, does absence mean anything.
  const forgotten = await db.transaction(async (tx) => {
    await sweepAside(tx, kind, mark);
    return await receiver.sweep(tx, mark, unreadable);
  });
  return { received, forgotten };
};

/** Reads every kind by snapshots. The place in the log is noted before, so nothing falls between. */
const readEverything = async (tools: PullTools, served: Site): Promise<Pulled> => {
  const { db, moodle, receivers } = tools;
  const status = await moodle.status();
  assertSameSite(served, status.site);
  const now = status.now * 1000;
  const pulled: Pulled = { way: 'whole', received: 0, forgotten: 0, now };
  for (const receiver of receivers) {
    const { received, forgotten } = await readWhole(tools, served, receiver);
    pulled.received += received;
    pulled.forgotten += forgotten;
  }
  await moveCursor(db, status.log, now);
  return pulled;
};

/** Stores one answer of the change log and moves the cursor, both or neither. */
const takeChanges = async (
  { db, receivers, mark }: PullTools,
  { changes, bad, position, now }: Changes,
): Promise<{ received: number; forgotten: number }> => {
  const told = { received: 0, forgotten: 0 };
  await db.transaction(async (tx) => {
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
  const { db, moodle } = tools;
  let memory = await readSite(db);
  if (memory === null) {
    await adoptSite(db, (await moodle.status()).site);
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
    add(await readEverything(tools, served));
    total.way = 'whole';
    const position = (await readSite(db))?.position ?? null;
    if (position === null) throw new Error('The cursor was written and cannot be read.');
    return position;
  };

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
