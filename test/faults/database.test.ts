/** Faults of the companion's own database, and a round of Moodle's faults on each of them. */
import { describe, expect, it } from '@jest/globals';
import { type Db, openDatabase } from '../../src/db/index.ts';
import { lastRuns } from '../../src/features/sync/run-store.ts';
import { describeEachDatabase } from '../support/databases.ts';
import { oneIn, sampleOr } from '../support/sampling.ts';
import { KINDS } from './kinds.ts';
import { meets, undisturbed } from './matrix.ts';
import { byKeys, moreFrom, type Observed, settle } from './observe.ts';
import { openWorld, type Start, type World } from './world.ts';

const DEADLOCK = Object.assign(
  new Error('Deadlock found when trying to get lock; try restarting transaction'),
  { code: 'ER_LOCK_DEADLOCK', errno: 1213 },
);

/** The same database, whose nth transaction does its work and is then chosen as the victim. */
const deadlocking = (db: Db, nth: number, met: { transactions: number }): Db =>
  new Proxy(db, {
    get(target, name): unknown {
      if (name !== 'transaction') return Reflect.get(target, name) as unknown;
      return <T>(work: (tx: Db) => Promise<T>) =>
        target.transaction(async (tx) => {
          const result = await work(tx);
          met.transactions += 1;
          if (met.transactions === nth) throw DEADLOCK;
          return result;
        });
    },
  });

/** One that mends itself after a write, one that does not, one that outlasts every patience. */
const ROUND = KINDS.filter(({ name }) =>
  [
    'connection reset after commit',
    '503 that asks for hours',
    '502 as often as it is tried',
  ].includes(name),
);

const inWorld = async (url: string, work: (world: World) => Promise<void>): Promise<void> => {
  const world = await openWorld(url);
  try {
    await work(world);
  } finally {
    await world.close();
  }
};

/** What fails alone is done a cycle later: pieces may be made in another order. */
const keyed = (observed: Observed): Observed => ({ ...observed, ...byKeys(observed) });

/** Whichever one in `step` transactions of a cycle is the victim, the next cycles end where they would have. */
const meetDeadlocks = async (world: World, start: Start, step: number): Promise<void> => {
  const twin = await undisturbed(world, start);
  await world.start(start);
  const met = { transactions: 0 };
  await world.cycle({ db: deadlocking(world.app.db, 0, met) });
  const { transactions } = met;
  expect(transactions).toBeGreaterThan(2 * step);
  let alone = 0;
  const all = Array.from({ length: transactions }, (_, before) => before + 1);
  for (const nth of oneIn(step, all)) {
    await world.start(start);
    const { error } = await world.cycle({
      db: deadlocking(world.app.db, nth, { transactions: 0 }),
    });
    // What a feature makes of the reading fails alone, and is called again by the next cycle.
    expect([null, DEADLOCK]).toContain(error);
    if (error === null) alone += 1;
    expect((await lastRuns(world.app.db, 1))[0]).toMatchObject({
      outcome: error === null ? 'done' : 'failed',
      lines: expect.arrayContaining([expect.objectContaining({ level: 'error' })]) as unknown,
    });
    expect(keyed(await settle(world, 2 + moreFrom(start)))).toEqual(keyed(twin));
  }
  expect(alone).toBeLessThanOrEqual(world.app.sync.reactions.length);
};

describe('a deadlock in a first pull', () => {
  it(
    'is mended by the next cycle',
    () => inWorld('sqlite::memory:', (world) => meetDeadlocks(world, 'first', sampleOr(13, 3))),
    600_000,
  );
});

describeEachDatabase('the companion’s database', ({ freshUrl }) => {
  it('may choose any transaction as the victim of a deadlock', async () => {
    const { url } = await freshUrl();
    const step = sampleOr(url.startsWith('sqlite:') ? 7 : 13, 2);
    await inWorld(url, (world) => meetDeadlocks(world, 'later', step));
  }, 600_000);

  it('may be held by another process in the midst of a cycle', async () => {
    const { url } = await freshUrl();
    await inWorld(url, async (world) => {
      const twin = await undisturbed(world, 'later');
      await world.start('later');
      const isSqlite = url.startsWith('sqlite:');
      await world.app.db.raw(
        isSqlite ? 'PRAGMA busy_timeout = 20' : 'SET SESSION innodb_lock_wait_timeout = 1',
      );
      const other = openDatabase(url);
      const holding = await other.transaction();
      world.proxy.breakCall('local_mara_get_changes', 1, async ({ forward, response }) => {
        const { body, status, headers } = await forward();
        await holding('person').update({ lang: 'xx' });
        response.writeHead(status, headers);
        response.end(body);
      });
      const { error } = await world.cycle();
      expect(String(error)).toMatch(/SQLITE_BUSY|database is locked|Lock wait timeout/);
      await holding.rollback();
      await other.destroy();
      world.proxy.reset();
      // SQLite was locked whole: not even the lease could be given back, so it has to run out.
      world.clock.move(3_600_000);
      expect(await settle(world)).toEqual(twin);
    });
  }, 180_000);

  it('ends in the same state whatever happens to Moodle’s answers', async () => {
    await inWorld((await freshUrl()).url, async (world) => {
      const point = { start: 'later', fn: 'local_mara_publish', nth: 2 } as const;
      const twin = await undisturbed(world, point.start);
      for (const kind of ROUND) expect(await meets(world, kind, point)).toEqual(twin);
    });
  }, 180_000);
});
