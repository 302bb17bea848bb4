/** From a sheet written on a telephone to the Book, its mistakes and questions, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { enter, faultsOf, launch } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { addSheet, fillSheet, saveSheet } from '../support/sheet-form.ts';
import { openSite, type Site } from '../support/site.ts';

const where = chromiumPath === undefined ? describe.skip : describe;
const DAY = 86_400_000;
/** A telephone, and a page enlarged four times. */
const PHONE = [390, 320];

where('sheets and Books in a browser', () => {
  let browser: Browser;
  let site: Site;
  let odile: Page;

  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite('sqlite::memory:'), launch()]);
    const { admin } = site.sandbox;
    const names = { firstname: 'Marc', lastname: 'Essai' };
    const marc = await admin.createUser({ username: 'marc', password: 'mara-2026', ...names });
    await admin.enrol(marc, 'mel', 'mara_candidate');
    odile = await enter(browser, site.sandbox.url, 'ref', 'mara-2026');
    await odile.setViewportSize({ width: 390, height: 844 });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const spaceOf = async () => {
    const { items } = await site.app.sync.moodle.snapshot('spaces', 0);
    return items[0]!;
  };
  const listUrl = async (family: string): Promise<string> =>
    (await spaceOf()).databases.find(({ sheet }) => sheet === family)!.url;
  const chapterUrl = async (book: string, title: string): Promise<string> => {
    const { items } = await site.app.sync.moodle.snapshot('books', 0);
    const chapters = items.find(({ name }) => name === book)?.chapters ?? [];
    return chapters.find((one) => one.title === title)?.url ?? '';
  };
  const block = (page: Page, name: string) =>
    page.locator('.mara-sheet').filter({ has: page.locator('.mara-f-name', { hasText: name }) });
  const faults = (page: Page, name: string): Promise<string[]> =>
    faultsOf(page, `content-${name}`, 'html', PHONE);
  const landlords = async (page = odile): Promise<Page> => {
    await page.goto(await chapterUrl('Bassin de vie', 'Bailleurs'));
    return page;
  };
  const answer = async (label: string): Promise<void> => {
    await odile.goto(`${site.sandbox.url}/local/mara/asks.php`);
    await odile.getByLabel(label, { exact: true }).check();
    await odile.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await odile.locator('[role=status]').waitFor();
    // The answer is read, written into the sheet, and read there again.
    for (let turn = 0; turn < 3; turn += 1) await site.cycle();
  };

  it('a sheet is written, published, and read by a candidate who sees no field for referents', async () => {
    await addSheet(odile, await listUrl('living_area'), {
      ...{ Rubrique: 'Bailleur', Nom: 'Angers Habitat', Commune: 'Angers', État: 'À publier' },
      ...{ Thèmes: ['Logement', 'Budget'], Téléphone: '02 61 91 00 11', Coût: 'gratuit' },
      'Personne à contacter (réservé aux référents)': 'Mme Querlon',
    });
    await site.cycle();
    const marc = await enter(browser, site.sandbox.url, 'marc', 'mara-2026');
    const page = await landlords(marc);
    expect(await block(page, 'Angers Habitat').innerText()).toMatch(/Logement[^]*02 61 91 00 11/);
    expect(await faults(page, 'book')).toEqual([]);
    expect(await page.content()).not.toContain('Querlon');
    await marc.goto(await listUrl('living_area'));
    expect(await marc.content()).not.toContain('Angers Habitat');
    await marc.context().close();
  });

  it('a mistake is told on « Ma région » and mended from there', async () => {
    await addSheet(odile, await listUrl('living_area'), {
      ...{ Rubrique: 'Bailleur', Nom: 'Saumur Habitat', État: 'À publier' },
      ...{ Téléphone: '02 61 91 00 1', Commune: 'Saint-Denis' },
    });
    await site.cycle();
    await landlords();
    expect(await block(odile, 'Saumur Habitat').innerText()).not.toContain('91 00 1');
    const region = `${site.sandbox.url}/local/mara/region.php?id=${(await spaceOf()).id}`;
    await odile.goto(region);
    const lines = odile.locator('main li').filter({ hasText: 'Saumur Habitat' });
    expect(await lines.count()).toBe(2);
    expect(await faults(odile, 'region-mistake')).toEqual([]);
    await lines.filter({ hasText: 'Téléphone' }).getByRole('link').click();
    await fillSheet(odile, { Téléphone: '02 61 91 00 12', Commune: 'Saumur' });
    await saveSheet(odile);
    await site.cycle();
    await odile.goto(region);
    expect(await lines.count()).toBe(0);
    await landlords();
    expect(await block(odile, 'Saumur Habitat').innerText()).toContain('02 61 91 00 12');
  });

  it('a block edited by hand is asked about: its words go into the sheet', async () => {
    const address = new URL(await chapterUrl('Bassin de vie', 'Bailleurs')).searchParams;
    const form = `cmid=${address.get('id') ?? ''}&id=${address.get('chapterid') ?? ''}`;
    await odile.goto(`${site.sandbox.url}/mod/book/edit.php?${form}`);
    const text = odile.locator('[name="content_editor[text]"]');
    await text.fill((await text.inputValue()).replace('>gratuit<', '>gratuit en août<'));
    await odile.locator('[name=submitbutton]').click();
    await site.cycle();
    await site.cycle();
    await odile.goto(`${site.sandbox.url}/local/mara/asks.php`);
    expect(await faults(odile, 'ask-sheet')).toEqual([]);
    await answer('Reporter dans la fiche');
    const { items } = await site.app.sync.moodle.snapshot('entries', 0);
    expect(items.map(({ fields }) => fields['cost'])).toContain('gratuit en août');
    await landlords();
    expect(await block(odile, 'Angers Habitat').innerText()).toContain('gratuit en août');
  });

  it('« C’est toujours exact » writes the day into the sheets', async () => {
    site.clock.move(400 * DAY);
    await site.cycle();
    // Moodle has logged her out since.
    odile = await enter(browser, site.sandbox.url, 'ref', 'mara-2026');
    await odile.goto(`${site.sandbox.url}/local/mara/asks.php`);
    expect(await faults(odile, 'ask-due')).toEqual([]);
    await answer('C’est toujours exact pour toutes');
    const page = await landlords();
    const verified = await page.locator('.mara-verified').allInnerTexts();
    expect(verified.map((line) => line.replace(/\s/g, ' '))).toEqual(
      Array(2).fill('Vérifiée le 27 décembre 2027'),
    );
  });
});
