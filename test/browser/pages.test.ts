/** The pages people see, in a real browser: the status page and a published Book. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createWebApp } from '../../src/web/app.ts';
import { type Listening, listen } from '../../src/web/listen.ts';
import { seedExampleSite } from '../../src/sandbox/index.ts';
import { launch, overflows, shoot, violations } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { openSite, type Site } from '../support/site.ts';

const WIDTHS = [1280, 320];
const where = chromiumPath === undefined ? describe.skip : describe;

where('in a browser', () => {
  let browser: Browser;
  let site: Site;
  let web: Listening;

  beforeAll(async () => {
    site = await openSite('sqlite::memory:', { seed: seedExampleSite });
    await site.cycle();
    web = await listen(await createWebApp(site.app), 0, 'PORT');
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await web.close();
    await site.close();
  });

  const visit = async (width: number, url: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(url);
    return page;
  };

  const logIn = async (page: Page, username: string): Promise<void> => {
    await page.goto(`${site.sandbox.url}/login/index.php`);
    await page.fill('[name=username]', username);
    await page.fill('[name=password]', 'mara-2026');
    await page.press('[name=password]', 'Enter');
    await page.waitForURL((url) => !url.pathname.includes('/login/'));
  };

  const bookUrl = async (space: string): Promise<string> => {
    const row = await site.app.db('book').where({ space }).first<{ url: string }>('url');
    return row.url;
  };

  describe.each(WIDTHS)('%d px wide', (width) => {
    it.each(['fr', 'en'])('the status page in %s is accessible and fits', async (lang) => {
      const page = await visit(width, `${web.url}/?lang=${lang}`);
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      await shoot(page, `status-${lang}-${width}`);
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.close();
    });

    it.each([
      ['', 'accueil'],
      ['/login/index.php', 'connexion'],
    ])('the simulated Moodle’s page "%s" is accessible and fits', async (path, name) => {
      const page = await visit(width, `${site.sandbox.url}${path}`);
      await shoot(page, `sandbox-${name}-${width}`);
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.close();
    });

    it('a candidate reads a Book', async () => {
      const page = await visit(width, site.sandbox.url);
      await logIn(page, 'candidat.mel');
      await page.goto(await bookUrl('mel'));
      await shoot(page, `book-candidate-${width}`);
      expect(await page.locator('.mara-sheet').count()).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.close();
    });
  });

  it('a referent edits a chapter by hand, and the next cycle keeps it', async () => {
    const page = await visit(1280, site.sandbox.url);
    await logIn(page, 'referent.mel');
    await page.goto(await bookUrl('mel'));
    await page
      .getByRole('link', { name: /Modifier/ })
      .first()
      .click();
    const editor = page.locator('textarea').first();
    await editor.fill('<p>Le mot d’Odile, écrit dans le navigateur.</p>');
    await shoot(page, 'book-edit-1280');
    expect(await violations(page)).toEqual([]);
    await page.click('[name=submitbutton]');
    await page.waitForURL((url) => url.pathname.endsWith('/view.php'));
    expect((await site.cycle()).applied).toMatchObject({ conflicts: 1, updated: 0 });
    await page.goto(await bookUrl('mel'));
    expect(await page.content()).toContain('Le mot d’Odile, écrit dans le navigateur.');
    await page.close();
  });
});
