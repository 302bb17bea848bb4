/**
 * What people of a real Moodle see of what the companion writes back, in a real browser: a question
 * asked, answered, reminded of and over; a group and its meeting; « Ma région »; an invitation. Left
 * out unless MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI are given.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { makeWish } from '../../src/features/wishes/index.ts';
import type { PieceType } from '../../src/moodle/index.ts';
import { faultsOf, launch } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { realMoodle } from '../support/moodle-under-test-real.ts';
import { openRealSpace, type RealSpace } from '../support/real-space.ts';
import { sheet } from '../support/site.ts';

const startable = realMoodle(process.env);
const where = startable === undefined || chromiumPath === undefined ? describe.skip : describe;
/** Moodle's pages take their time on a small machine. */
const SLOW = 240_000;
const DAY = 86_400;
const CAST = {
  odile: { role: 'referent' },
  paul: { role: 'referent', lang: 'en' },
  marc: { role: 'candidate' },
  zoe: { role: 'candidate', lang: 'en' },
  ines: { role: 'candidate' },
} as const;

where('written back into a real Moodle', () => {
  let browser: Browser;
  let here: RealSpace<typeof CAST>;

  beforeAll(async () => {
    if (startable === undefined) return;
    browser = await launch();
    here = await openRealSpace(startable, browser, CAST);
    await (await here.by('odile')).addEntry(database('living_area'), sheet('Angers Habitat'));
    await here.cycle();
  }, SLOW);
  afterAll(async () => {
    await browser.close();
    await here.close();
  });

  const database = (sheetCode: string): number =>
    here.space.databases.find((one) => one.sheet === sheetCode)?.id ?? 0;
  const at = (path: string): string => `${here.moodle.url}${path}`;
  const asks = (): string => at('/local/mara/asks.php');
  const told = async (who: keyof typeof CAST): Promise<string[]> =>
    (await here.moodle.fixture.notificationsOf(here.ids[who])).map(({ subject }) => subject);
  const wish = (name: string, type: PieceType, body: unknown): Promise<void> =>
    here.app.db.transaction((tx) =>
      makeWish(tx, { key: `${here.space.code}/${name}`, name, type, body }, { now: Date.now() }),
    );
  const editByHand = async (html: string): Promise<void> => {
    const { items } = await here.app.sync.moodle.snapshot('books', 0);
    const key = `${here.space.code}/living-area`;
    const book = items.find((one) => one.key === key);
    const chapter = book?.chapters.find((one) => one.key === `${key}/landlord`)?.id ?? 0;
    await (await here.by('odile')).editChapter(book?.cmid ?? 0, chapter, { html });
    await here.cycle();
    // The question is put by the reading that saw the edit, or by the one after.
    await here.cycle();
    await here.moodle.fixture.sendNotices();
  };
  /** What is wrong with our part of the page; the rest of it is Moodle's own. */
  const faults = (page: Page, name: string, part: string): Promise<string[]> =>
    faultsOf(page, `real-${name}`, part);
  const leave = (page: Page): Promise<void> => page.context().close();

  it(
    'a question is told of, opened in both languages, answered, and done as was said',
    async () => {
      await editByHand('<p>Fermé le lundi.</p>');
      expect(await told('odile')).toHaveLength(1);
      const paul = await here.enter('paul');
      await paul.goto(asks());
      expect(await faults(paul, 'asks-en', '.local_mara_asks')).toEqual([]);

      const odile = await here.enter('odile');
      await odile.goto(at('/my/'));
      expect(await odile.locator('nav a[href$="/local/mara/asks.php"]').innerText()).toMatch(
        /\(1\)/,
      );
      const bell = odile.locator('[data-region="popover-region"] [data-region="count-container"]');
      await bell.first().waitFor();
      await faults(odile, 'navigation', 'nav');
      await odile.goto(at('/message/output/popup/notifications.php'));
      await odile.locator('[data-region="notification-content-item-container"]').first().click();
      const letter = odile.locator('[data-region="content-area"]');
      await letter.getByRole('link', { name: 'Un texte à décider' }).waitFor();
      expect(await letter.innerText()).not.toMatch(/Essai|Bailleurs|lundi/);
      await faults(odile, 'notification', '.notification-area');
      await odile.goto(asks());
      expect(await faults(odile, 'asks-fr', '.local_mara_asks')).toEqual([]);
      await odile.getByLabel('Reprendre le texte de MARA').check();
      await odile.getByRole('button', { name: 'Envoyer ma réponse' }).press('Enter');
      await odile.locator('.alert-success').waitFor();
      expect(await faults(odile, 'asks-answered-fr', '.local_mara_asks')).toEqual([]);

      await paul.getByLabel('Keep my text').check();
      await paul.getByRole('button', { name: 'Send my answer' }).click();
      await paul.locator('.local_mara_asks [role=alert]').waitFor();
      expect(await paul.locator('.local_mara_asks').innerText()).not.toContain('odile');
      expect(await faults(paul, 'asks-closed-en', '.local_mara_asks')).toEqual([]);
      expect((await here.cycle()).applied).toMatchObject({ updated: 1, conflicts: 0 });
      await leave(paul);
      await leave(odile);
    },
    SLOW,
  );

  it(
    'a question nobody answers is recalled once, and ends without a change',
    async () => {
      // Who was told something within the hour is left in peace.
      await here.moodle.fixture.letPass(here.space.code, DAY);
      await editByHand('<p>Fermé le mardi.</p>');
      const before = (await told('odile')).length;
      await here.moodle.fixture.letPass(here.space.code, 8 * DAY);
      await here.moodle.fixture.sendNotices();
      const after = await told('odile');
      expect(after).toHaveLength(before + 1);
      expect(after.at(-1)).toMatch(/^Rappel/);
      const odile = await here.enter('odile');
      await odile.goto(asks());
      const id = await odile.locator('[name=ask]').inputValue();
      await here.moodle.fixture.letPass(here.space.code, 14 * DAY);
      for (const [who, lang] of [
        ['odile', 'fr'],
        ['paul', 'en'],
      ] as const) {
        const page = await here.enter(who);
        await page.goto(`${asks()}?ask=${id}`);
        expect(await page.locator('.local_mara_asks form').count()).toBe(0);
        expect(await faults(page, `asks-expired-${lang}`, '.local_mara_asks')).toEqual([]);
        await leave(page);
      }
      expect((await here.cycle()).applied).toMatchObject({ updated: 0, conflicts: 1 });
      await leave(odile);
    },
    SLOW,
  );

  it(
    'a question with a remark says at the field what is missing',
    async () => {
      const said = (fr: string, en: string) => ({ fr, en });
      await wish('ask/place', 'ask', {
        about: said('Une rencontre à préparer', 'A meeting to prepare'),
        title: said('Où nous réunir à Angers ?', 'Where shall we meet in Angers?'),
        text: said('<p>Deux lieux sont libres.</p>', '<p>Two places are free.</p>'),
        link: 'https://example.org/salles',
        choices: [
          { code: 'hall', label: said('À la maison des associations', 'Hall'), remark: 'optional' },
          { code: 'other', label: said('Ailleurs', 'Elsewhere'), remark: 'required' },
        ],
        mode: 'each',
        change: true,
        expires: Math.floor(Date.now() / 1000) + 7 * DAY,
        remind: null,
        people: [here.ids.marc, here.ids.zoe],
      });
      await here.cycle();
      for (const [who, lang] of [
        ['marc', 'fr'],
        ['zoe', 'en'],
      ] as const) {
        const page = await here.enter(who);
        await page.goto(asks());
        await page.check('[value=other]');
        await page.click('.local_mara_asks [type=submit]');
        await page.locator('.local_mara_asks [aria-invalid=true]').waitFor();
        expect(await faults(page, `asks-error-${lang}`, '.local_mara_asks')).toEqual([]);
        await page.fill('[name="remark[other]"]', 'Au café de la gare.\nÀ 18 h.');
        await page.click('.local_mara_asks [type=submit]');
        await page.locator('.alert-success').waitFor();
        expect(await faults(page, `asks-changeable-${lang}`, '.local_mara_asks')).toEqual([]);
        await leave(page);
      }
      const ines = await here.enter('ines');
      await ines.goto(asks());
      expect(await ines.locator('.local_mara_asks form').count()).toBe(0);
      expect(await faults(ines, 'asks-empty-fr', '.local_mara_asks')).toEqual([]);
      await leave(ines);
    },
    SLOW,
  );

  it(
    'a group and its meeting are seen by their members alone',
    async () => {
      const group = `${here.space.code}/group/1`;
      const meeting = {
        description: '<p>Autour d’un café, pour se connaître.</p>',
        location: 'Maison des associations, Angers',
        start: Math.floor(Date.now() / 1000) + DAY,
        duration: 7200,
      };
      const members = [here.ids.marc, here.ids.zoe];
      await wish('group/1', 'group', { name: 'Groupe 7K2F', grouping: null, members });
      await wish('event/1', 'event', { name: 'Rencontre entre pairs', ...meeting, group });
      await wish('event/2', 'event', { name: 'Réunion d’information', ...meeting, group: null });
      await here.cycle();
      for (const [who, sees] of [
        ['marc', true],
        ['ines', false],
      ] as const) {
        const page = await here.enter(who);
        await page.goto(at(`/calendar/view.php?view=upcoming&course=${here.space.id}`));
        const events = page.locator('[data-region="event-list-container"], .maincalendar');
        await events.getByText('Réunion d’information').first().waitFor();
        expect(await events.getByText('Rencontre entre pairs').count()).toBe(sees ? 1 : 0);
        await faults(page, `calendar-${who}`, '.maincalendar');
        await page.goto(at(`/user/view.php?id=${here.ids[who]}&course=${here.space.id}`));
        expect((await page.content()).includes('Groupe 7K2F')).toBe(sees);
        await faults(page, `profile-${who}`, '.userprofile');
        await page.goto(at(`/user/index.php?id=${here.space.id}`));
        expect(await page.content()).not.toMatch(/Groupe 7K2F|zoe Essai/);
        await leave(page);
      }
    },
    SLOW,
  );

  it(
    '« Ma région » is reached from the course by referents, and refused to candidates',
    async () => {
      for (const [who, lang] of [
        ['odile', 'fr'],
        ['paul', 'en'],
      ] as const) {
        const page = await here.enter(who);
        await page.goto(at(`/course/view.php?id=${here.space.id}`));
        const link = page.locator('a[href*="/local/mara/region.php"]').first();
        await page.goto((await link.getAttribute('href')) ?? '');
        expect(await page.locator('.local-mara-region').innerText()).toContain('Bassin de vie');
        // The course's list of activities lies over the page until it is put away.
        await page.locator('#theme_boost-drawers-courseindex [data-action=closedrawer]').click();
        await page.locator('#theme_boost-drawers-courseindex').waitFor({ state: 'hidden' });
        expect(await faults(page, `region-${lang}`, '.local-mara-region')).toEqual([]);
        await leave(page);
      }
      const marc = await here.enter('marc');
      await marc.goto(at(`/course/view.php?id=${here.space.id}`));
      expect(await marc.locator('a[href*="/local/mara/region.php"]').count()).toBe(0);
      await marc.goto(at(`/local/mara/region.php?id=${here.space.id}`));
      expect(await marc.locator('.local-mara-region').count()).toBe(0);
      await leave(marc);
    },
    SLOW,
  );

  it(
    'an invitation leads from the mail to an account',
    async () => {
      await here.moodle.fixture.allow({ accounts: true });
      const mail = `luc.${here.space.code}@contract.test`;
      await (
        await here.by('odile')
      ).addEntry(database('invitation'), {
        ...{ firstname: 'Luc', lastname: 'Bernard', mail },
        ...{ quality: 'Parrain', agreed: 'Oui' },
      });
      await here.cycle();
      await here.moodle.fixture.sendNotices();
      const [sent] = await here.moodle.fixture.mailsTo(mail);
      const link = /https?:\/\/[^\s"<>]+invitation\.php\?token=\w+/.exec(sent?.text ?? '')?.[0];
      const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
      await page.goto(link ?? '');
      const part = '.local-mara-invitation';
      expect(await page.locator(part).innerText()).toContain('Maine-et-Loire');
      expect(await faults(page, 'invitation-fr', part)).toEqual([]);
      await page.goto(`${link ?? ''}&lang=en`);
      expect(await faults(page, 'invitation-en', part)).toEqual([]);
      await page.goto(`${link ?? ''}&lang=fr`);
      await page.fill('[name=password]', 'facile');
      await page.fill('[name=again]', 'facile');
      await page.locator(`${part} .btn-primary`).click();
      await page.locator('[name=password][aria-invalid=true]').waitFor();
      expect(await faults(page, 'invitation-refused-fr', part)).toEqual([]);
      await page.fill('[name=password]', 'Invitation-2026!');
      await page.fill('[name=again]', 'Invitation-2026!');
      await page.locator(`${part} .btn-primary`).click();
      await page.locator(`${part}[role=status]`).waitFor();
      expect(await page.locator(part).innerText()).toContain(mail);
      expect(await faults(page, 'invitation-accepted-fr', part)).toEqual([]);
      await page.goto(at('/login/index.php'), { waitUntil: 'networkidle' });
      await page.fill('#username', mail);
      await page.fill('#password', 'Invitation-2026!');
      await page.press('#password', 'Enter');
      await page.waitForURL(({ pathname }) => !pathname.includes('/login/'));
      await here.moodle.fixture.allow({});
      await leave(page);
    },
    SLOW,
  );
});
