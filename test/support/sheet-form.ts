/** The form of a sheet in a real browser, filled in by what a person reads beside each field. */
import type { Locator, Page } from 'playwright-core';

/** By the French name of the field: what is typed or chosen, a day as `YYYY-MM-DD`, boxes to tick. */
export type Filling = Readonly<Record<string, string | readonly string[]>>;

/** The one date of every form, three menus without a label of their own. */
const DAY = 'Vérifiée le';

const pattern = (name: string): RegExp =>
  new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/'/g, "['’]")}(\\s|$)`);

const chooseDay = async (page: Page, day: string): Promise<void> => {
  const [year, month, date] = day.split('-').map(Number);
  for (const [part, value] of Object.entries({ day: date, month, year })) {
    await page.locator(`select[name$="_${part}"]`).selectOption(`${value ?? ''}`);
  }
};

const write = async (page: Page, control: Locator, value: string): Promise<void> => {
  const kind = await control.evaluate((element) => (element as unknown as Element).tagName);
  if (kind === 'SELECT') {
    await control.selectOption(value);
    return;
  }
  const id = (await control.getAttribute('id')) ?? '';
  const editor = page.locator(`#${id}_ifr`);
  // Moodle's editor lies over the field.
  if (kind === 'TEXTAREA' && (await editor.count()) > 0) {
    await editor.contentFrame().locator('body[contenteditable=true]').fill(value);
    return;
  }
  await control.fill(value);
};
type Element = { tagName: string };

export const fillSheet = async (page: Page, filling: Filling): Promise<void> => {
  for (const [name, value] of Object.entries(filling)) {
    if (typeof value !== 'string') {
      const group = page.getByRole('group', { name });
      for (const choice of value) await group.getByLabel(choice, { exact: true }).check();
      continue;
    }
    if (name === DAY) {
      await chooseDay(page, value);
      continue;
    }
    const control = page.getByLabel(pattern(name)).and(page.locator('input, select, textarea'));
    await write(page, control, value);
  }
};

/** Opens the form of a new sheet from the list, fills it in and saves it. */
export const addSheet = async (page: Page, listUrl: string, filling: Filling): Promise<void> => {
  await page.goto(listUrl, { waitUntil: 'networkidle' });
  await page
    .getByRole('link', { name: 'Ajouter une fiche' })
    .or(page.getByRole('button', { name: 'Ajouter une fiche' }))
    .first()
    .click();
  await page.waitForLoadState('networkidle');
  await fillSheet(page, filling);
  await saveSheet(page);
};

export const saveSheet = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname.endsWith('/mod/data/view.php'));
};
