/** « Mon parcours » of the simulated Moodle, in a real browser: filled in, mended, read by a referent. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { peopleNow } from '../../src/features/people/index.ts';
import { seedExampleSite } from '../../src/sandbox/index.ts';
import { enter, launch, overflows, shoot, violations, WIDTHS } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { openSite, type Site } from '../support/site.ts';

const PASSWORD = 'mara-2026';
const where = chromiumPath === undefined ? describe.skip : describe;

where('« Mon parcours » in a browser', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    site = await openSite('sqlite::memory:', { seed: seedExampleSite });
    await site.cycle();
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each(WIDTHS)('is accessible and fits, also with something to mend: %d px', async (width) => {
    for (const username of ['candidat.mel', 'parrain.mel']) {
      const page = await enter(browser, site.sandbox.url, username, PASSWORD);
      await page.setViewportSize({ width, height: 800 });
      await page.getByRole('link', { name: 'Mon parcours' }).click();
      await shoot(page, `path-${username}-${width}`);
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.getByLabel(/Où (souhaitez|pouvez)-vous/).fill('Saint-Denis');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByRole('alert').waitFor();
      await shoot(page, `path-mend-${username}-${width}`);
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.context().close();
    }
  });

  it('takes places by name, and the companion reads them with the next cycle', async () => {
    const page = await enter(browser, site.sandbox.url, 'candidat.mel', PASSWORD);
    await page.goto(`${site.sandbox.url}/local/mara/profile.php`);
    await page.getByLabel('Où souhaitez-vous vous installer').fill('Quimper\nfinistere');
    await page.getByLabel('À distance aussi').check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    // The département and the space have the same name.
    await page.getByLabel('Où souhaitez-vous vous installer').fill('Quimper\nFinistère (espace)');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    expect(await page.getByRole('status').innerText()).toContain('Votre parcours est à jour.');
    expect(await page.getByLabel('Où souhaitez-vous vous installer').inputValue()).toBe(
      'Quimper (29)\nFinistère (espace)',
    );
    await page.context().close();
    await site.cycle();
    const { candidates } = await peopleNow(site.app.db, site.clock.now());
    expect(candidates.find(({ lastname }) => lastname === 'Lebrançois')).toMatchObject({
      places: [
        { kind: 'commune', code: '29232' },
        { kind: 'space', code: 'fin' },
      ],
      remote: true,
    });
  });

  it.each(WIDTHS)('is read by a referent, who says the phase: %d px', async (width) => {
    const page = await enter(browser, site.sandbox.url, 'referent.mel', PASSWORD);
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('link', { name: 'Maine-et-Loire' }).click();
    await page.getByRole('link', { name: 'Les personnes de mon espace' }).click();
    await shoot(page, `path-people-${width}`);
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.getByRole('link', { name: 'Ouvrir le parcours de Yann Quémard' }).click();
    await page.getByLabel('Où en est cette personne').selectOption('preparation');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    expect(await page.getByRole('status').innerText()).toContain('C’est enregistré.');
    await shoot(page, `path-followed-${width}`);
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  });
});
