/**
 * The whole story on a real Moodle, in a real browser: a referent writes a sheet, a candidate
 * reads it in the Book, the referent edits the chapter by hand, and the edit stays. Left out
 * unless MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI are given.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { App } from '../../src/compose.ts';
import {
  decide,
  examine,
  overviewOf,
  type Report,
  runCycle,
} from '../../src/features/sync/index.ts';
import type { SpaceItem } from '../../src/moodle/index.ts';
import { launch, overflows, shoot } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { realMoodle } from '../support/moodle-under-test-real.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { companion } from '../support/site.ts';

const startable = realMoodle(process.env);
const where = startable === undefined || chromiumPath === undefined ? describe.skip : describe;
const PASSWORD = 'Mara-2026!';
/** A Moodle page with its editor takes its time on a small machine. */
const SLOW = 120_000;

where('on a real Moodle', () => {
  const code = `w-${randomBytes(4).toString('hex')}`;
  let moodle: MoodleUnderTest;
  let app: App;
  let browser: Browser;
  let space: SpaceItem;

  const cycle = (): Promise<Report> =>
    runCycle(
      // This Moodle may hold the spaces of other tests: only ours is published to.
      { ...app.sync, spaces: () => Promise.resolve([{ code, name: space.name }]) },
      { command: 'sync', pulls: true, applies: true },
    );

  beforeAll(async () => {
    if (startable === undefined) return;
    moodle = await startable.start();
    app = await companion('sqlite::memory:', moodle, {
      now: () => Date.now(),
      move: () => undefined,
    });
    await app.migrate();
    const name = 'Maine-et-Loire';
    ({ space } = await app.sync.moodle.createSpace({
      code,
      name,
      departements: ['49'],
      national: false,
    }));
    for (const [role, firstname] of [
      ['referent', 'Odile'],
      ['candidate', 'Marc'],
    ] as const) {
      const id = await moodle.fixture.createUser({
        username: `${role}-${code}`,
        password: PASSWORD,
        firstname,
        lastname: 'Essai',
      });
      await moodle.fixture.enrol(id, code, role);
    }
    browser = await launch();
  }, SLOW);
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const enter = async (role: 'referent' | 'candidate', width = 1280): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'fr-FR',
    });
    const page = await context.newPage();
    // Moodle's script moves the focus when it has loaded: typing before that goes astray.
    await page.goto(`${moodle.url}/login/index.php`, { waitUntil: 'networkidle' });
    await page.fill('#username', `${role}-${code}`);
    await page.fill('#password', PASSWORD);
    await page.press('#password', 'Enter');
    await page.waitForURL((url) => !url.pathname.includes('/login/'));
    return page;
  };

  const book = async (): Promise<{ url: string; chapter: { id: number; url: string } }> => {
    const row = await app
      .db('book')
      .where({ space: code })
      .first<{ url: string; chapters: string }>();
    const [chapter] = JSON.parse(row.chapters) as [{ id: number; url: string }];
    return { url: row.url, chapter };
  };

  const openEditor = async (page: Page): Promise<void> => {
    const { url, chapter } = await book();
    const cmid = new URL(url).searchParams.get('id') ?? '';
    await page.goto(`${moodle.url}/mod/book/edit.php?cmid=${cmid}&id=${chapter.id}`);
    await page.frameLocator('iframe.tox-edit-area__iframe').locator('.mara-chapter').waitFor();
  };
  const save = async (page: Page): Promise<void> => {
    await page.click('#id_submitbutton');
    await page.waitForURL((url) => url.pathname.endsWith('/view.php'));
  };

  it(
    'doctor finds nothing broken, and nothing to mend in the new space',
    async () => {
      const checks = await examine(app.sync);
      expect(checks.filter(({ level }) => level === 'broken')).toEqual([]);
      expect(checks.filter(({ told }) => told.params?.['space'] === code)).toEqual([]);
    },
    SLOW,
  );

  it(
    'a referent adds a sheet in the browser, and a candidate reads it in the Book',
    async () => {
      const referent = await enter('referent');
      const [database] = space.databases;
      await referent.goto(`${moodle.url}/mod/data/edit.php?d=${database?.id ?? 0}`, {
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

      expect((await cycle()).applied).toMatchObject({ booksCreated: 1, created: 1, failed: 0 });

      for (const width of [1280, 320]) {
        const candidate = await enter('candidate', width);
        await candidate.goto((await book()).url);
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
      const report = await cycle();
      expect(report.calls).toBeLessThanOrEqual(2);
      expect(report.writes).toBe(0);
    },
    SLOW,
  );

  it(
    'saving the chapter untouched in the editor is no edit',
    async () => {
      const page = await enter('referent');
      await openEditor(page);
      // The editor must really rewrite the text: it is asked for its own serialisation.
      await page.frameLocator('iframe.tox-edit-area__iframe').locator('.mara-chapter').click();
      await save(page);
      expect((await cycle()).applied).toMatchObject({ conflicts: 0, unchanged: 1 });
      await page.context().close();
    },
    SLOW,
  );

  it(
    'a chapter edited by hand stays and is named',
    async () => {
      const page = await enter('referent');
      await openEditor(page);
      const editor = page.frameLocator('iframe.tox-edit-area__iframe');
      await editor.locator('.mara-sheet-name').click();
      await page.keyboard.press('End');
      await page.keyboard.type(' (mot d’Odile)');
      await shoot(page, 'real-editor-1280');
      await save(page);
      expect((await cycle()).applied).toMatchObject({ conflicts: 1, updated: 0 });
      expect(await cycle()).toMatchObject({ writes: 0, applied: { conflicts: 1 } });
      await page.goto((await book()).url);
      expect(await page.locator('.mara-sheet').innerText()).toContain('(mot d’Odile)');
      await shoot(page, 'real-book-edited-1280');
      const { conflicts } = await overviewOf(app.sync);
      expect(conflicts.filter((one) => one.space === code)).toMatchObject([
        { book: 'Bassin de vie', chapter: 'Bailleurs' },
      ]);
      await page.context().close();
    },
    SLOW,
  );

  it(
    'shows what differs, and puts ours back once someone decides so',
    async () => {
      const differing = async () =>
        (await overviewOf(app.sync)).conflicts.find((one) => one.space === code);
      const conflict = await differing();
      const theirs = conflict?.difference?.filter(({ of }) => of === 'theirs') ?? [];
      expect(theirs.map(({ text }) => text).join()).toContain('(mot d’Odile)');
      await decide(app.sync, conflict?.object ?? '', 'ours', 'Odile');
      expect((await cycle()).applied).toMatchObject({ updated: 1, conflicts: 0 });
      const page = await enter('candidate');
      await page.goto((await book()).url);
      expect(await page.locator('.mara-sheet').innerText()).not.toContain('(mot d’Odile)');
      await shoot(page, 'real-book-ours-again-1280');
      await page.context().close();
      expect(await differing()).toBeUndefined();
    },
    SLOW,
  );
});
