/**
 * The whole story on a real Moodle, in a real browser: a referent writes a sheet, a candidate
 * reads it in the Book, the referent edits the chapter by hand, and the edit stays. Left out
 * unless MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI are given.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { decide, examine, overviewOf } from '../../src/features/sync/index.ts';
import { chapterAt } from '../support/books.ts';
import { launch, overflows, shoot } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { realMoodle } from '../support/moodle-under-test-real.ts';
import { openRealSpace, type RealSpace } from '../support/real-space.ts';

const startable = realMoodle(process.env);
const where = startable === undefined || chromiumPath === undefined ? describe.skip : describe;
/** A Moodle page with its editor takes its time on a small machine. */
const SLOW = 120_000;
const CAST = { odile: { role: 'referent' }, marc: { role: 'candidate' } } as const;

where('on a real Moodle', () => {
  let browser: Browser;
  let here: RealSpace<typeof CAST>;

  beforeAll(async () => {
    if (startable === undefined) return;
    browser = await launch();
    here = await openRealSpace(startable, browser, CAST);
  }, SLOW);
  afterAll(async () => {
    await browser.close();
    await here.close();
  });

  const key = (): string => `${here.space.code}/living-area/landlord`;
  /** The chapter that the sheet stands in, behind the word of the referent. */
  const chapter = async (): Promise<{ id: number; cmid: number; url: string }> =>
    await chapterAt(here.app, key());

  const openEditor = async (page: Page): Promise<void> => {
    const { cmid, id } = await chapter();
    await page.goto(`${here.moodle.url}/mod/book/edit.php?cmid=${cmid}&id=${id}`);
    await page.frameLocator('iframe.tox-edit-area__iframe').locator('.mara-sheet').waitFor();
  };
  const save = async (page: Page): Promise<void> => {
    await page.click('#id_submitbutton');
    await page.waitForURL((url) => url.pathname.endsWith('/view.php'));
  };

  it(
    'doctor finds nothing broken, and nothing to mend in the new space',
    async () => {
      const checks = await examine(here.app.sync);
      expect(checks.filter(({ level }) => level === 'broken')).toEqual([]);
      expect(checks.filter(({ told }) => told.params?.['space'] === here.space.code)).toEqual([]);
    },
    SLOW,
  );

  it(
    'a referent adds a sheet in the browser, and a candidate reads it in the Book',
    async () => {
      const referent = await here.enter('odile');
      const [database] = here.space.databases;
      await referent.goto(`${here.moodle.url}/mod/data/edit.php?d=${database?.id ?? 0}`, {
        waitUntil: 'networkidle',
      });
      await referent
        .getByLabel(/^(Nom|Name)/)
        .first()
        .fill('Angers Loire Habitat');
      await referent.getByLabel(/^(Rubrique|Category)/).selectOption({ index: 2 });
      await referent.getByLabel(/^(État|State)/).selectOption({ index: 2 });
      await referent.getByLabel(/^Commune/).fill('Angers');
      await referent.getByLabel(/^(Téléphone|Phone)/).fill('0261910011');
      const purpose = referent.locator('iframe.tox-edit-area__iframe').first().contentFrame();
      await purpose
        .locator('body#tinymce[contenteditable=true]')
        .pressSequentially('Logements familiaux');
      const frame = await referent.locator('iframe.tox-edit-area__iframe').first().boundingBox();
      expect(frame?.width).toBeGreaterThan(400);
      await shoot(referent, 'real-sheet-form-1280');
      await referent.click('[name=saveandview]');
      await referent.waitForURL((url) => url.pathname.endsWith('/view.php'));
      await shoot(referent, 'real-sheet-saved-1280');

      expect((await here.cycle()).applied).toMatchObject({
        booksCreated: 2,
        created: 5,
        failed: 0,
      });

      for (const width of [1280, 320]) {
        const candidate = await here.enter('marc', width);
        await candidate.goto((await chapter()).url);
        await shoot(candidate, `real-book-${width}`);
        expect(await candidate.locator('.mara-sheet').innerText()).toMatch(
          /Logements familiaux[^]*02 61 91 00 11/,
        );
        expect(await overflows(candidate)).toBe(false);
        await candidate.context().close();
      }
      await referent.context().close();
    },
    SLOW,
  );

  it(
    'a cycle with nothing new makes at most two calls and no write',
    async () => {
      const report = await here.cycle();
      expect(report.calls).toBeLessThanOrEqual(2);
      expect(report.writes).toBe(0);
    },
    SLOW,
  );

  it(
    'saving the chapter untouched in the editor is no edit',
    async () => {
      const page = await here.enter('odile');
      await openEditor(page);
      // The editor must really rewrite the text: it is asked for its own serialisation.
      await page.frameLocator('iframe.tox-edit-area__iframe').locator('.mara-sheet').click();
      await save(page);
      expect((await here.cycle()).applied).toMatchObject({ conflicts: 0, unchanged: 5 });
      await page.context().close();
    },
    SLOW,
  );

  it(
    'a part edited by hand stays and is named',
    async () => {
      const page = await here.enter('odile');
      await openEditor(page);
      const editor = page.frameLocator('iframe.tox-edit-area__iframe');
      await editor.locator('.mara-f-name').click();
      await page.keyboard.press('End');
      await page.keyboard.type(' (mot d’Odile)');
      await shoot(page, 'real-editor-1280');
      await save(page);
      expect((await here.cycle()).applied).toMatchObject({ conflicts: 0, updated: 0 });
      // The ask about it is put, and read of.
      await here.cycle();
      expect(await here.cycle()).toMatchObject({ writes: 0, applied: { conflicts: 0 } });
      await page.goto((await chapter()).url);
      expect(await page.locator('.mara-sheet').innerText()).toContain('(mot d’Odile)');
      await shoot(page, 'real-book-edited-1280');
      const { conflicts, parts } = await overviewOf(here.app.sync);
      const ours = ({ space }: { space: string }): boolean => space === here.space.code;
      expect(conflicts.filter(ours)).toEqual([]);
      expect(parts.filter(ours)).toMatchObject([
        { book: 'Bassin de vie', chapter: 'Bailleurs', name: 'Angers Loire Habitat' },
      ]);
      await page.context().close();
    },
    SLOW,
  );

  it(
    'shows what differs, and puts ours back once someone decides so',
    async () => {
      const differing = async () =>
        (await overviewOf(here.app.sync)).parts.find((one) => one.space === here.space.code);
      const conflict = await differing();
      const theirs = conflict?.difference.filter(({ of }) => of === 'theirs') ?? [];
      expect(theirs.map(({ text }) => text).join()).toContain('(mot d’Odile)');
      await decide(here.app.sync, conflict?.object ?? '', 'ours', 'Odile');
      expect((await here.cycle()).applied).toMatchObject({ updated: 1, conflicts: 0 });
      const page = await here.enter('marc');
      await page.goto((await chapter()).url);
      expect(await page.locator('.mara-sheet').innerText()).not.toContain('(mot d’Odile)');
      await shoot(page, 'real-book-ours-again-1280');
      await page.context().close();
      expect(await differing()).toBeUndefined();
    },
    SLOW,
  );
});
