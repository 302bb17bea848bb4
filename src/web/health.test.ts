import { afterEach, expect, it } from '@jest/globals';
import request from 'supertest';
import { describeEachDatabase } from '../../test/support/databases.ts';
import { openSite, type Site, sheet } from '../../test/support/site.ts';
import { migrateDown } from '../db/index.ts';
import { CycleBusy } from '../features/sync/index.ts';
import { takeLease } from '../features/sync/lease.ts';
import { createWebApp } from './app.ts';

type Ready = { status: string; reasons: { code: string; told: string }[] };

describeEachDatabase('what monitors ask', ({ freshUrl }) => {
  let site: Site;
  afterEach(() => site.close());

  const open = async () => {
    site = await openSite((await freshUrl()).url);
    const web = request(await createWebApp(site.app));
    const codes = async (status: number): Promise<string[]> => {
      const answer = await web.get('/readyz').expect(status);
      return (answer.body as Ready).reasons.map(({ code }) => code);
    };
    return { web, codes };
  };

  it('is alive as soon as it answers, and to this machine’s names only', async () => {
    const { web } = await open();
    await web.get('/healthz').expect(200, { status: 'alive' });
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      await web.get(path).set('Host', 'evil.example').expect(421);
    }
  });

  it('is ready after a good cycle, and no longer when that is too old', async () => {
    const { web, codes } = await open();
    expect(await codes(503)).toEqual(['health.cycle.never']);
    await site.cycle();
    await web.get('/readyz').expect(200, { status: 'ready', reasons: [] });
    site.clock.move(60 * 60_000 + 1);
    expect(await codes(503)).toEqual(['health.cycle.old']);
    const english = await web.get('/readyz').set('Accept-Language', 'en').expect(503);
    expect((english.body as Ready).reasons[0]?.told).toContain('60 minutes ago');
    await site.cycle();
    expect(await codes(200)).toEqual([]);
  });

  it('is not ready once Moodle failed in the last cycle, without saying more', async () => {
    const { web, codes } = await open();
    await site.cycle();
    await site.sandbox.admin.rotateToken();
    await expect(site.cycle()).rejects.toThrow();
    expect(await codes(503)).toEqual(['health.moodle.failing']);
    const { text } = await web.get('/readyz');
    expect(text).not.toMatch(/token|jeton|127\.0\.0\.1/);
    expect(text).not.toContain(site.app.config.moodle?.token);
  });

  it('is not ready while the database is behind or away', async () => {
    const { web, codes } = await open();
    await site.cycle();
    await migrateDown(site.app.db, true);
    expect(await codes(503)).toEqual(['health.database.pending']);
    await site.app.db.destroy();
    expect(await codes(503)).toEqual(['health.database.unreachable']);
    expect((await web.get('/metrics').expect(200)).text).toContain('mara_database_up 0');
    await web.get('/healthz').expect(200);
  });

  it('gives Prometheus figures, and names no one', async () => {
    const { web } = await open();
    const { admin } = site.sandbox;
    const fields = sheet('Cabinet Durand', { mail: 'durand@', contact: 'Lucie Durand' });
    await admin.createEntry({ space: 'mel', userId: site.referent, fields });
    const figures = async (): Promise<Map<string, string>> => {
      const { text } = await web
        .get('/metrics')
        .expect(200)
        .expect('Content-Type', /text\/plain/);
      expect(text).not.toMatch(/Durand|Odile|Rivet|mel|Maine|Bailleur/);
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      return new Map(lines.map((line) => line.split(' ') as [string, string]));
    };
    expect(Object.fromEntries(await figures())).toMatchObject({
      'mara_cycles_total{outcome="done"}': '0',
      mara_last_success_timestamp_seconds: '0',
      mara_database_up: '1',
    });
    await site.cycle();
    site.sandbox.admin.failNextCalls({ errorcode: 'invalidparameter', message: 'no' });
    await expect(site.cycle()).rejects.toThrow();
    const after = await figures();
    expect(Object.fromEntries(after)).toMatchObject({
      'mara_cycles_total{outcome="done"}': '1',
      'mara_cycles_total{outcome="failed"}': '1',
      mara_cycle_duration_seconds_count: '2',
      // The chapter, then the page « Ma région ».
      mara_moodle_writes_total: '2',
      'mara_chapters_total{outcome="created"}': '5',
      mara_last_success_timestamp_seconds: String(site.clock.now() / 1000),
      mara_remarks: '1',
      mara_conflicts: '0',
      mara_set_aside: '0',
      mara_held_spaces: '0',
      'mara_cycles_total{outcome="skipped"}': '0',
    });
    expect(Number(after.get('mara_moodle_calls_total'))).toBeGreaterThan(5);
  });

  it('tells of cycles that left their turn to another, and of spaces that wait', async () => {
    const { web } = await open();
    const { admin } = site.sandbox;
    const busy = await takeLease(site.app.sync, 'mara sync');
    await expect(site.cycle()).rejects.toBeInstanceOf(CycleBusy);
    await busy.release();
    for (let n = 1; n <= 4; n++) {
      await admin.createEntry({ space: 'mel', userId: site.referent, fields: sheet(`B${n}`) });
    }
    await site.cycle();
    for (let id = 1; id <= 4; id++) await admin.deleteEntry(id);
    await site.cycle();
    const { text } = await web.get('/metrics').expect(200);
    expect(text).toContain('mara_cycles_total{outcome="skipped"} 1');
    expect(text).toContain('mara_held_spaces 1');
    expect((await web.get('/')).text).toMatch(/Espaces en attente d’un accord <[^>]*>1</);
  });
});
