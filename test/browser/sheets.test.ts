/** The forms and lists of sheets in a real browser, at a desk and on a telephone. */
import { afterAll, beforeAll, expect, describe, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { enter, faultsOf, launch } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { sandboxScene, type Scene } from '../support/sandbox-scene.ts';

const where = chromiumPath === undefined ? describe.skip : describe;

where('the sheets in a browser', () => {
  let browser: Browser;
  let scene: Scene;
  beforeAll(async () => {
    [scene, browser] = await Promise.all([sandboxScene(), launch()]);
    await scene.createPerson('odile', 'mel', 'mara_referent');
  });
  afterAll(async () => {
    await browser.close();
    await scene.sandbox.close();
  });

  const formOf = async (page: Page, sheet: string): Promise<void> => {
    const database = scene.mel.databases.find((one) => one.sheet === sheet)!;
    await page.goto(database.url);
    await page.getByRole('link', { name: 'Ajouter une fiche' }).click();
  };
  const save = (page: Page): Promise<void> =>
    page.getByRole('button', { name: 'Enregistrer', exact: true }).click();

  it('several choices are ticked, kept and taken back', async () => {
    const page = await enter(browser, scene.sandbox.url, 'odile', 'x');
    await formOf(page, 'living_area');
    expect(await faultsOf(page, 'sheet-living-area-form')).toEqual([]);
    await page.getByLabel('Rubrique').selectOption('Bailleur');
    await page.getByLabel('Nom', { exact: true }).fill('Habitat');
    await page.getByLabel('État').selectOption('Brouillon');
    const themes = page.getByRole('group', { name: 'Thèmes' });
    expect(await themes.getByRole('checkbox').count()).toBe(13);
    await themes.getByLabel('Santé').check();
    await themes.getByLabel('Choix d’un métier').check();
    await save(page);
    expect(await page.locator('dd li').allInnerTexts()).toEqual(['Santé', 'Choix d’un métier']);
    expect(await faultsOf(page, 'sheet-living-area')).toEqual([]);
    await page.getByRole('link', { name: 'Modifier' }).click();
    await themes.getByLabel('Santé').uncheck();
    await themes.getByLabel('Choix d’un métier').uncheck();
    await save(page);
    expect(await page.locator('main').innerText()).not.toContain('Thèmes');
    await page.context().close();
  });

  it.each([
    ['job_market', { Nature: 'Employeur', 'Secteur d’activité': 'F – Construction' }, 'Nom'],
    ['opening', { Diffusion: 'Transmise par le réseau', Contrat: 'CDI' }, 'Intitulé'],
  ])('a sheet of the family %s is filled in', async (sheet, menus, name) => {
    const page = await enter(browser, scene.sandbox.url, 'odile', 'x');
    await formOf(page, sheet);
    await save(page);
    expect(await page.getByRole('alert').innerText()).toContain(name);
    expect(await faultsOf(page, `sheet-${sheet}-form`)).toEqual([]);
    for (const [label, option] of Object.entries(menus))
      await page.getByLabel(label).selectOption(option);
    await page.getByLabel(name, { exact: true }).fill('Chef de chantier');
    await page.getByLabel('État').selectOption('À publier');
    await save(page);
    const told = await page.locator('main').innerText();
    for (const option of Object.values(menus)) expect(told).toContain(option);
    expect(await faultsOf(page, `sheet-${sheet}`)).toEqual([]);
    await page.context().close();
  });
});
