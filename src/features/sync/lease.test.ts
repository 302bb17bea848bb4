import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hostname } from 'node:os';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { companion, cycleOf, movedClock, openSite, sheet } from '../../../test/support/site.ts';
import type { App } from '../../compose.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { CycleBusy, inTurn, type Lease, type LeaseTools, takeLease } from './lease.ts';

const LEASE_TIME = 5 * 60_000;

const lost = { told: { key: 'sync.lease.lost' } };

describeEachDatabase('the lease', ({ fresh, freshUrl }) => {
  let db: Db;
  let tools: LeaseTools & { clock: ReturnType<typeof movedClock> };
  beforeEach(async () => {
    db = await fresh();
    tools = { db, clock: movedClock(Date.parse('2026-11-22T09:42:20Z')), leaseTime: LEASE_TIME };
  });
  const take = (): Promise<Lease> => takeLease(tools, 'mara sync');
  const aside = (tx: Db, object: string): Promise<unknown> =>
    tx('set_aside').insert({ kind: 'k', object, source: '', message: '{}', mark: '' });

  it('is taken, refused to a second caller who is told who runs, and given back', async () => {
    const lease = await take();
    const refused = await take().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CycleBusy);
    const here = `machine ${hostname()}, processus ${process.pid}`;
    expect((refused as CycleBusy).say('fr')).toBe(
      `Un cycle tourne déjà depuis 10:42 (mara sync, ${here}). ` +
        'Attendez sa fin, ou réessayez après 10:48 s’il a été interrompu.',
    );
    expect((refused as CycleBusy).say('en')).toContain('running since 10:42 (mara sync, machine');
    await lease.release();
    await (await take()).release();
  });

  it('lets who decides without it write in turn, during a run and before the first one', async () => {
    /** Told of by how many were before. */
    const count = async (tx: Db): Promise<void> => {
      const before: unknown[] = await tx('set_aside').select();
      await aside(tx, String(before.length));
    };
    await Promise.all([1, 2, 3].map(() => inTurn(db, count)));
    const lease = await take();
    await Promise.all([inTurn(db, count), lease.write(count), inTurn(db, count)]);
    const told = await db('set_aside').orderBy('object').pluck<string[]>('object');
    expect(told).toEqual(['0', '1', '2', '3', '4', '5']);
    await lease.renew();
  });

  it('lasts as long as there are signs of life', async () => {
    const lease = await take();
    for (let i = 0; i < 3; i++) {
      tools.clock.move(LEASE_TIME - 1);
      await expect(take()).rejects.toBeInstanceOf(CycleBusy);
      await (i % 2 === 0 ? lease.renew() : lease.write(() => Promise.resolve()));
    }
    tools.clock.move(LEASE_TIME);
    await take();
  });

  it('goes on after a long silence during which nobody took over', async () => {
    const lease = await take();
    tools.clock.move(3 * LEASE_TIME);
    await lease.write((tx) => aside(tx, 'late'));
    await expect(take()).rejects.toBeInstanceOf(CycleBusy);
  });

  it('is taken over when abandoned, and what the stale holder still writes is refused', async () => {
    const stale = await take();
    await stale.write((tx) => aside(tx, 'before'));
    tools.clock.move(LEASE_TIME);
    const next = await take();
    await expect(stale.write((tx) => aside(tx, 'stale'))).rejects.toMatchObject(lost);
    await expect(stale.renew()).rejects.toMatchObject(lost);
    await stale.release();
    await expect(take()).rejects.toBeInstanceOf(CycleBusy);
    await next.write((tx) => aside(tx, 'after'));
    expect(await db('set_aside').orderBy('object').pluck('object')).toEqual(['after', 'before']);
  });

  it('is not taken from a holder who renews it at that very moment', async () => {
    const lease = await take();
    tools.clock.move(LEASE_TIME);
    let second: Promise<unknown> = Promise.resolve();
    await lease.write(async (tx) => {
      second = take().catch((error: unknown) => error);
      // Long enough for the taker to see an expired lease and to wait for its row.
      for (let i = 0; i < 20; i++) await aside(tx, String(i));
    });
    expect(await second).toBeInstanceOf(CycleBusy);
  });

  it('does not wait for a process that died on this machine, but for one elsewhere', async () => {
    await (await take()).release();
    const left = async (machine: string): Promise<void> => {
      const holder = JSON.stringify({ program: 'mara sync', machine, process: 2 ** 30 });
      const expires = tools.clock.now() + LEASE_TIME;
      await db('lease').update({ holder, expires_at: expires });
    };
    await left('elsewhere');
    await expect(take()).rejects.toBeInstanceOf(CycleBusy);
    await left(hostname());
    await take();
  });

  it('goes to exactly one of many who ask at once', async () => {
    const { url } = await freshUrl();
    const all = Array.from({ length: 6 }, () => openDatabase(url));
    const taken = await Promise.allSettled(
      all.map((one) => takeLease({ ...tools, db: one }, 'mara sync')),
    );
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of taken) {
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(CycleBusy);
    }
    await Promise.all(all.map((one) => one.destroy()));
  });
});

describeEachDatabase('a cycle under the lease', ({ freshUrl }) => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });
  const openTwo = async () => {
    const { url } = await freshUrl();
    const site = await openSite(url);
    const other: App = await companion(url, site.sandbox, site.clock);
    open.push(site, other);
    const fields = sheet('Une');
    await site.sandbox.admin.createEntry({ space: 'mel', userId: site.referent, fields });
    return { site, other };
  };
  const runs = ({ app }: Awaited<ReturnType<typeof openSite>>) =>
    app.db('run').orderBy('id').pluck('outcome');

  it('refuses a second cycle while one runs, which leaves no run in the log', async () => {
    const { site, other } = await openTwo();
    const { moodle } = site.app.sync;
    let second: unknown;
    site.app.sync.moodle = {
      ...moodle,
      changes: async (since) => {
        second ??= await cycleOf(other).catch((error: unknown) => error);
        return await moodle.changes(since);
      },
    };
    expect((await site.cycle()).applied).toMatchObject({ created: 5 });
    expect(second).toBeInstanceOf(CycleBusy);
    expect(await runs(site)).toEqual(['done']);
    expect(await cycleOf(other)).toMatchObject({ calls: 1, writes: 0 });
  });

  it('is given back after a failure', async () => {
    const { site, other } = await openTwo();
    site.app.sync.moodle = { ...site.app.sync.moodle, changes: () => Promise.reject(new Error()) };
    await expect(site.cycle()).rejects.toThrow();
    expect((await cycleOf(other)).applied).toMatchObject({ created: 5 });
  });

  describe('that slept too long', () => {
    /** The first cycle sleeps after `call` was answered; the other one runs meanwhile. */
    const overtaken = async (call: 'changes' | 'publish') => {
      const { site, other } = await openTwo();
      const { moodle } = site.app.sync;
      const sleep = async <A>(answer: A): Promise<A> => {
        site.clock.move(site.app.sync.leaseTime);
        await cycleOf(other);
        return answer;
      };
      site.app.sync.moodle = {
        ...moodle,
        ...(call === 'changes'
          ? { changes: async (since) => sleep(await moodle.changes(since)) }
          : { publish: async (batch) => sleep(await moodle.publish(batch)) }),
      };
      await expect(site.cycle()).rejects.toMatchObject(lost);
      return { site, other };
    };

    it.each(['changes', 'publish'] as const)(
      'stops with a sentence at %s and writes nothing more',
      async (call) => {
        const { site, other } = await overtaken(call);
        expect(await runs(site)).toEqual(['failed', 'done']);
        const told = await site.app.db('run_line').where({ level: 'error' }).pluck('message');
        expect(told).toEqual([JSON.stringify(lost.told)]);
        // What the other one read and published stands, and nothing is done twice.
        expect(await site.app.db('book').orderBy('key').pluck('key')).toEqual([
          'mel/contacts',
          'mel/living-area',
        ]);
        expect(await cycleOf(other)).toMatchObject({ writes: 0, applied: { unchanged: 5 } });
      },
    );
  });
});
