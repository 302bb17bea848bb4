import { afterEach, expect, it } from '@jest/globals';
import request from 'supertest';
import { describeEachDatabase } from '../../test/support/databases.ts';
import { openSite, type Site, sheet } from '../../test/support/site.ts';
import { createWebApp } from './app.ts';

describeEachDatabase('the status page', ({ freshUrl }) => {
  let site: Site;
  afterEach(() => site.close());

  it('shows figures, the runs and what waits, in French and English, and names no one', async () => {
    site = await openSite((await freshUrl()).url);
    const { admin } = site.sandbox;
    await admin.createEntry({
      space: 'mel',
      userId: site.referent,
      fields: sheet('Cabinet Durand', { mail: 'durand@', contact: 'Lucie Durand' }),
    });
    const web = request(await createWebApp(site.app));

    const before = await web.get('/').expect(200);
    expect(before.text).toContain('mara sync');

    await site.cycle();
    const french = await web.get('/').expect(200);
    expect(french.text).toContain('<html lang="fr">');
    expect(french.text).toContain('Maine-et-Loire');
    expect(french.text).toContain('Lecture complète');
    expect(french.text).not.toMatch(/Odile|Rivet|Durand/);
    const english = await web.get('/').set('Accept-Language', 'en-GB').expect(200);
    expect(english.text).toContain('Moodle read as a whole');
    expect((await web.get('/?lang=en')).text).toContain('<html lang="en">');
  });

  it('escapes what comes from Moodle', async () => {
    site = await openSite((await freshUrl()).url);
    await site.sandbox.admin.changeCourse('mel', { fullname: '<script>alert(1)</script>' });
    await site.cycle();
    const page = await request(await createWebApp(site.app)).get('/');
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).not.toContain('<script');
  });

  it('lets no script run, answers only to this machine’s names and knows no other page', async () => {
    site = await openSite((await freshUrl()).url);
    const web = request(await createWebApp(site.app));
    const { headers } = await web.get('/');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-powered-by']).toBeUndefined();
    await web.get('/').set('Host', 'evil.example').expect(421);
    await web.get('/').set('Host', '127.0.0.1.evil.example').expect(421);
    await web.post('/').expect(404);
    expect((await web.get('/nothing').expect(404)).text).toContain('n’existe pas');
    await web.get('/bootstrap.css').expect(200).expect('Content-Type', /css/);
  });

  it('says that it failed without telling why to the reader', async () => {
    site = await openSite((await freshUrl()).url);
    const web = request(await createWebApp(site.app));
    await site.app.db.schema.dropTable('book');
    const page = await web.get('/').expect(500);
    expect(page.text).not.toMatch(/SELECT|select|table|at .*\.ts/);
  });
});
