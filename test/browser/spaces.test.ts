/** What a space shows its people, in a real browser: « Ma région », groups, the calendar, invitations. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { PieceToPut } from '../../src/moodle/pieces.ts';
import { enter, faultsOf, launch } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { aQuestion, DAY, sandboxScene, type Scene } from '../support/sandbox-scene.ts';

const where = chromiumPath === undefined ? describe.skip : describe;

where('the pages of a space in a browser', () => {
  let browser: Browser;
  let scene: Scene;
  /** By name, a referent and three candidates, each once for either language. */
  const people = new Map<string, number>();

  const piece = (wish: Omit<PieceToPut, 'source'>): PieceToPut =>
    ({ source: 's', ...wish }) as PieceToPut;
  const group = (key: string, name: string, members: string[]): PieceToPut => {
    const ids = ['fr', 'en'].flatMap((lang) =>
      members.map((one) => people.get(`${one}-${lang}`) ?? 0),
    );
    return piece({ key, type: 'group', body: { name, grouping: null, members: ids } });
  };
  const event = (key: string, name: string, ofGroup: string | null): PieceToPut =>
    piece({
      key,
      type: 'event',
      body: {
        name,
        description: '<p>Autour d’un café, pour se connaître.</p>',
        location: 'Maison des associations, 14 rue des Ponts-de-Cé, Angers',
        start: scene.now() + DAY,
        duration: 7200,
        group: ofGroup,
      },
    });
  const region = (): PieceToPut =>
    piece({
      key: 'mel/page/region',
      type: 'page',
      body: {
        sections: [
          {
            code: 'undecided',
            title: { fr: 'À décider', en: 'To decide' },
            empty: { fr: 'Rien n’attend de décision.', en: 'Nothing waits for a decision.' },
            items: [
              {
                text: { fr: 'Le chapitre « Bailleurs » a été modifié à la main.' },
                url: `${scene.sandbox.url}/mod/book/view.php?id=4&chapterid=12`,
                since: scene.now() - 9 * DAY,
              },
            ],
          },
          {
            code: 'mend',
            title: { fr: 'À corriger', en: 'To mend' },
            empty: { fr: 'Aucune fiche n’est à corriger.', en: 'No sheet is to be mended.' },
            items: [],
          },
        ],
      },
    });

  beforeAll(async () => {
    [scene, browser] = await Promise.all([sandboxScene(), launch()]);
    for (const lang of ['fr', 'en'])
      for (const [name, role] of [
        ['odile', 'mara_referent'],
        ['marc', 'mara_candidate'],
        ['zoe', 'mara_candidate'],
        ['ines', 'mara_candidate'],
      ] as const)
        people.set(
          `${name}-${lang}`,
          await scene.createPerson(`${name}-${lang}`, 'mel', role, lang),
        );
    await scene.put(
      group('mel/group/a', 'Groupe 7K2F', ['marc', 'zoe']),
      group('mel/group/b', 'Groupe 9XX', ['zoe']),
      event('mel/event/a', 'Réunion d’information', null),
      event('mel/event/b', 'Rencontre entre pairs', 'mel/group/a'),
    );
    await scene.sandbox.admin.allows({ accounts: true });
  });
  afterAll(async () => {
    await browser.close();
    await scene.sandbox.close();
  });

  describe.each(['fr', 'en'])('for someone who reads %s', (lang) => {
    const as = (name: string): Promise<Page> =>
      enter(browser, scene.sandbox.url, `${name}-${lang}`, 'x');
    const textOf = (page: Page): Promise<string> => page.locator('main').innerText();

    it('« Ma région » is there for referents, and refused to candidates', async () => {
      const url = `${scene.sandbox.url}/local/mara/region.php?id=${scene.mel.id}`;
      const referent = await as('odile');
      await referent.goto(url);
      expect(await faultsOf(referent, `region-empty-${lang}`)).toEqual([]);
      await scene.put(
        region(),
        aQuestion(scene, `mel/ask/region-${lang}`, [people.get(`odile-${lang}`) ?? 0]),
      );
      await referent.goto(scene.mel.url);
      await referent.locator('a[href*="region.php"]').click();
      await referent.locator('main h2').first().waitFor();
      expect(await textOf(referent)).toMatch(/À décider[^]*Bailleurs|To decide[^]*Bailleurs/);
      expect(await faultsOf(referent, `region-${lang}`)).toEqual([]);
      await referent.context().close();

      const candidate = await as('marc');
      await candidate.goto(url);
      expect(await textOf(candidate)).not.toContain('Bailleurs');
      expect(await faultsOf(candidate, `region-refused-${lang}`)).toEqual([]);
      await candidate.context().close();
    });

    it('groups and their meetings are seen by their members alone', async () => {
      const groups = `${scene.sandbox.url}/group/index.php?id=${scene.mel.id}`;
      const calendar = `${scene.sandbox.url}/calendar/view.php?view=upcoming`;
      const member = await as('marc');
      await member.goto(groups);
      expect(await textOf(member)).toMatch(/Groupe 7K2F[^]*zoe-/);
      expect(await textOf(member)).not.toContain('Groupe 9XX');
      expect(await faultsOf(member, `groups-${lang}`)).toEqual([]);
      await member.goto(calendar);
      expect(await textOf(member)).toMatch(/Réunion d’information[^]*Rencontre entre pairs/);
      expect(await faultsOf(member, `calendar-${lang}`)).toEqual([]);
      await member.context().close();

      const outsider = await as('ines');
      await outsider.goto(groups);
      expect(await textOf(outsider)).not.toMatch(/Groupe|marc-|zoe-/);
      expect(await faultsOf(outsider, `groups-none-${lang}`)).toEqual([]);
      await outsider.goto(calendar);
      expect(await textOf(outsider)).toContain('Réunion d’information');
      expect(await textOf(outsider)).not.toContain('Rencontre entre pairs');
      await outsider.context().close();
    });

    it('an invitation leads from the mail to an account', async () => {
      const email = `luc-${lang}@exemple.test`;
      await scene.put(
        piece({
          key: `mel/invitation/${lang}`,
          type: 'invitation',
          body: {
            ...{ email, firstname: 'Luc', lastname: 'Bernard', lang, quality: 'mentor' },
            expires: scene.now() + 7 * DAY,
          },
        }),
      );
      await scene.sandbox.admin.sendNotices();
      const mailbox = await enter(browser, scene.sandbox.url, 'admin', 'mara-2026');
      await mailbox.goto(`${scene.sandbox.url}/mailbox?lang=${lang}`);
      expect(await faultsOf(mailbox, `mailbox-${lang}`)).toEqual([]);
      const mail = mailbox.locator('main .card').filter({ hasText: email });
      const link = (await mail.locator('a').getAttribute('href')) ?? '';
      await mailbox.context().close();

      const page = await (await browser.newContext()).newPage();
      await page.goto(link);
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      expect(await faultsOf(page, `invitation-${lang}`)).toEqual([]);
      await page.click('[name=accept]');
      await page.fill('[name=password]', 'facile');
      await page.fill('[name=password2]', 'facile');
      await page.click('main button.main');
      await page.locator('[role=alert]').waitFor();
      expect(await page.getAttribute('[name=password]', 'aria-invalid')).toBe('true');
      expect(await faultsOf(page, `invitation-refused-${lang}`)).toEqual([]);
      await page.fill('[name=password]', 'Invitation-2026!');
      await page.fill('[name=password2]', 'Invitation-2026!');
      await page.click('main button.main');
      await page.waitForURL(({ pathname }) => pathname.includes('/login/'));
      expect(await page.locator('[role=status]').innerText()).toMatch(/acceptée|accepted/);
      expect(await faultsOf(page, `invitation-accepted-${lang}`)).toEqual([]);
      await page.goto(link);
      expect(await page.locator('form').count()).toBe(0);
      await page.context().close();
    });
  });
});
