/** A second caller at the command line, while a cycle runs elsewhere. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { describeEachDatabase } from './support/databases.ts';
import type { Db } from '../src/db/index.ts';
import { takeLease } from '../src/features/sync/lease.ts';
import { systemClock } from '../src/shared/clock.ts';
import { mara } from './support/mara.ts';

describeEachDatabase('a second caller', ({ freshUrl }) => {
  const before = { ...process.env };
  let db: Db;
  beforeEach(async () => {
    const made = await freshUrl();
    db = made.db;
    Object.assign(process.env, {
      DATABASE_URL: made.url,
      MOODLE_URL: 'http://127.0.0.1:9',
      MOODLE_TOKEN: 'a'.repeat(32),
      LOG_LEVEL: 'silent',
    });
  });
  afterEach(() => {
    process.env = { ...before };
  });

  it('is told who runs; whoever only looks is not held up', async () => {
    const tools = { db, clock: systemClock, leaseTime: 60_000 };
    const lease = await takeLease(tools, 'mara serve');
    for (const args of [['sync'], ['sync', '--apply'], ['apply']]) {
      const { exit, out, err } = await mara(...args);
      expect({ exit, out }).toEqual({ exit: 1, out: '' });
      expect(err).toMatch(/^Un cycle tourne déjà depuis \d\d:\d\d \(mara serve, machine /);
      expect(err).toMatch(/ réessayez après \d\d:\d\d s’il a été interrompu\.$/);
    }
    for (const command of ['plan', 'migrate']) {
      expect(await mara(command)).toMatchObject({ exit: 0, err: '' });
    }
    const status = await mara('status');
    expect(status).toMatchObject({ exit: 0, err: '' });
    expect(status.out).toContain('Un cycle tourne depuis');
    await lease.release();
    expect((await mara('apply')).exit).toBe(0);
    expect((await mara('status')).out).not.toContain('Un cycle tourne');
  });
});
