import { afterEach, describe, expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../test/support/databases.ts';
import { companion, openSite, type Site, sheet } from '../../test/support/site.ts';
import { type App } from '../compose.ts';
import { takeLease } from '../features/sync/lease.ts';
import { jobsOf } from './index.ts';
import { type Job, runDue, type Schedule, startSchedule, turnAt } from './schedule.ts';

const EVERY_SECOND = '* * * * * *';

const job = (run: Job['run'], pattern = '*/15 * * * *'): Job => ({ name: 'cycle', pattern, run });
const nothing = job(() => Promise.resolve());
const day = (time: string): number => Date.parse(`2026-11-22T${time}Z`);

describe('a turn', () => {
  it('is the same instant however late the timer is', () => {
    const at = day('10:15:00.000');
    for (const time of ['10:15:00.000', '10:15:00.120', '10:29:59.999']) {
      expect(turnAt(nothing, day(time))).toEqual({ name: 'cycle', at });
    }
    expect(turnAt(nothing, day('10:14:59.999')).at).toBe(day('10:00:00.000'));
  });

  it('is told by the clocks of Paris', () => {
    const daily = { ...nothing, pattern: '0 6 * * *' };
    expect(turnAt(daily, day('12:00:00')).at).toBe(day('05:00:00'));
    expect(turnAt(daily, Date.parse('2026-07-01T12:00:00Z')).at).toBe(
      Date.parse('2026-07-01T04:00:00Z'),
    );
  });
});

describeEachDatabase('the schedule', ({ freshUrl }) => {
  let site: Site;
  const others: App[] = [];
  const open = async (): Promise<string> => {
    const { url } = await freshUrl();
    site = await openSite(url);
    return url;
  };
  afterEach(async () => {
    for (const other of others.splice(0)) await other.close();
    await site.close();
  });

  it('runs a due cycle once, however many processes keep it, and again at the next turn', async () => {
    const url = await open();
    const fields = sheet('Une');
    await site.sandbox.admin.createEntry({ space: 'mel', userId: site.referent, fields });
    for (let i = 0; i < 3; i++) others.push(await companion(url, site.sandbox, site.clock));
    const turn = async (): Promise<void> => {
      const all = [site.app, ...others].map(async (app) => {
        for (const one of jobsOf(app)) await runDue(app, one, turnAt(one, site.clock.now()));
      });
      await Promise.all(all);
    };
    await turn();
    await turn();
    expect(await site.app.db('run').pluck('outcome')).toEqual(['done']);
    expect(await site.app.db('job').first()).toMatchObject({ name: 'cycle', state: 'done' });
    expect(await site.app.db('book').count({ n: '*' })).toEqual([{ n: 2 }]);
    site.clock.move(15 * 60_000);
    await turn();
    expect(await site.app.db('run').pluck('outcome')).toEqual(['done', 'done']);
  });

  it('is kept after a failure', async () => {
    await open();
    let runs = 0;
    const failing = job(() => Promise.reject(new Error(`no ${(runs += 1)}`)));
    await runDue(site.app, failing, { name: 'cycle', at: 1 });
    expect(await site.app.db('job').first()).toMatchObject({ state: 'failed' });
    await runDue(site.app, failing, { name: 'cycle', at: 1 });
    expect(runs).toBe(1);
    await runDue(site.app, failing, { name: 'cycle', at: 2 });
    expect(runs).toBe(2);
  });

  it('leaves a turn out while another cycle runs', async () => {
    await open();
    const lease = await takeLease(site.app.sync, 'mara sync');
    for (const one of jobsOf(site.app)) await one.run();
    expect(await site.app.db('run').select()).toEqual([]);
    await lease.release();
  });

  it('is empty when it is switched off, or without a Moodle to ask', async () => {
    const url = await open();
    const names = (app: App): string[] => jobsOf(app).map(({ name }) => name);
    expect(names(site.app)).toEqual(['cycle', 'matching', 'peers']);
    const alone = { ...site.app, config: { ...site.app.config, peersCron: null } };
    expect(names(alone)).toEqual(['cycle', 'matching']);
    const off = await companion(url, site.sandbox, site.clock, { MARA_SYNC_CRON: 'off' });
    others.push(off);
    expect(jobsOf(off)).toEqual([]);
    expect(names({ ...site.app, config: { ...site.app.config, moodle: null } })).toEqual([]);
  });

  it('waits at its end for what is under way, but not for ever', async () => {
    await open();
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const began = new Promise<Schedule>((resolve) => {
      const long = job(() => {
        resolve(schedule);
        return finished;
      }, EVERY_SECOND);
      const schedule = startSchedule(site.app, [long]);
    });
    const schedule = await began;
    expect(await schedule.stop(1)).toBe(false);
    finish();
    expect(await schedule.stop(10_000)).toBe(true);
    expect(await site.app.db('job').first()).toMatchObject({ state: 'done' });
  });
});
