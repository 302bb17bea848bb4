/** The pages people see, in a real browser: the status page and a published Book. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createWebApp } from '../../src/web/app.ts';
import { type Listening, listen } from '../../src/web/listen.ts';
import { seedExampleSite } from '../../src/sandbox/index.ts';
import {
  enter,
  faultsOf,
  launch,
  overflows,
  shoot,
  violations,
  WIDTHS,
} from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { openSite, type Site } from '../support/site.ts';

const PASSWORD = 'mara-2026';
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

  const bookUrl = async (space: string): Promise<string> => {
    const row = await site.app
      .db('book')
      .where({ key: `${space}/living-area` })
      .first<{ chapters: string }>();
    // The first chapter is the word of the referent.
    const [, chapter] = JSON.parse(row.chapters) as { url: string }[];
    return chapter?.url ?? '';
  };

  const courseOf = async (space: string): Promise<number> => {
    const { items } = await site.app.sync.moodle.snapshot('spaces', 0);
    return items.find(({ code }) => code === space)?.id ?? 0;
  };

  describe.each(WIDTHS)('%d px wide', (width) => {
    it.each(['fr', 'en'])('the status page in %s is accessible and fits', async (lang) => {
      const page = await visit(width, `${web.url}/?lang=${lang}`);
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      const pieces = page.getByRole('region', { name: /outre les Livres|beside the Books/ });
      expect(await pieces.innerText()).toMatch(/invitation\s+1/);
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
      const page = await enter(browser, site.sandbox.url, 'candidat.mel', PASSWORD);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(await bookUrl('mel'));
      await shoot(page, `book-candidate-${width}`);
      expect(await page.locator('.mara-sheet').count()).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.context().close();
    });
  });

  it('a referent edits a chapter by hand; the next cycle keeps it and asks about it', async () => {
    const page = await enter(browser, site.sandbox.url, 'referent.mel', PASSWORD);
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
    await page.goto(`${site.sandbox.url}/local/mara/asks.php`);
    expect(await page.getByLabel('Garder mon texte').count()).toBe(1);
    expect(await faultsOf(page, 'asks-conflict')).toEqual([]);
    await page.goto(`${site.sandbox.url}/local/mara/region.php?id=${await courseOf('mel')}`);
    expect(await page.locator('main').innerText()).toContain('modifié à la main');
    expect(await faultsOf(page, 'region-conflict')).toEqual([]);
    await page.context().close();
  });
});
