/** « Mes demandes » in a real browser: told of, read, answered by keyboard, over. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { enter, faultsOf, launch } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { aQuestion, sandboxScene, type Scene } from '../support/sandbox-scene.ts';

const HOUR = 3600;
const where = chromiumPath === undefined ? describe.skip : describe;

where('the page of asks in a browser', () => {
  let browser: Browser;
  let scene: Scene;

  beforeAll(async () => {
    [scene, browser] = await Promise.all([sandboxScene(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await scene.sandbox.close();
  });

  /** Presses Tab until this has the focus, as somebody without a mouse does. */
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    }
    throw new Error(`Tab never reaches ${selector}`);
  };

  describe.each(['fr', 'en'])('for someone who reads %s', (lang) => {
    const key = (name: string): string => `mel/ask/${name}-${lang}`;
    const asks = (): string => `${scene.sandbox.url}/local/mara/asks.php`;
    let reader: number;
    let other: number;
    let page: Page;

    beforeAll(async () => {
      reader = await scene.createPerson(`reader-${lang}`, 'mel', 'mara_referent', lang);
      other = await scene.createPerson(`other-${lang}`, 'mel', 'mara_referent', lang);
      page = await enter(browser, scene.sandbox.url, `reader-${lang}`, 'x');
    });
    afterAll(() => page.context().close());

    const faults = (name: string): Promise<string[]> => faultsOf(page, `${name}-${lang}`);

    it('says that nothing waits', async () => {
      await page.goto(asks());
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      expect(await page.locator('form').count()).toBe(0);
      expect(await faults('asks-empty')).toEqual([]);
    });

    it('a notification names no one and leads to the question', async () => {
      await scene.put(aQuestion(scene, key('first'), [reader, other]));
      await scene.sandbox.admin.sendNotices();
      await page.goto(`${scene.sandbox.url}/message/output/popup/notifications.php`);
      expect(await faults('notifications')).toEqual([]);
      expect(await page.locator('main').innerText()).not.toMatch(/Essai|Bailleurs|Landlords/);
      await page.locator('main .button').click();
      await page.waitForURL(/asks\.php\?ask=\d+$/);
      const navigation = page.locator('header a[href="/local/mara/asks.php"]');
      expect(await navigation.innerText()).toMatch(/\(1\)/);
      expect(await faults('asks-open')).toEqual([]);
    });

    it('says at the field what is missing, and keeps what was chosen', async () => {
      await page.goto(asks());
      await page.check('[value=other]');
      await page.click('main button.main');
      const remark = page.locator('[name=remark]');
      const problem = (await remark.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? '';
      expect(await page.locator(`#${problem}`).innerText()).toMatch(/remarque|remark/);
      expect(await remark.getAttribute('aria-invalid')).toBe('true');
      expect(await page.isChecked('[value=other]')).toBe(true);
      expect(await faults('asks-error')).toEqual([]);
    });

    it('is answered by keyboard alone', async () => {
      await page.goto(asks());
      await tabTo(page, '[name=choice]');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      expect(await page.isChecked('[value=other]')).toBe(true);
      await tabTo(page, '[name=remark]');
      await page.keyboard.type('Les deux textes disent vrai.');
      await tabTo(page, 'main button.main');
      await page.keyboard.press('Enter');
      await page.locator('[role=status]').waitFor();
      expect(await page.locator('main').innerText()).toContain('Les deux textes disent vrai.');
      expect(await page.locator('header a[href="/local/mara/asks.php"]').count()).toBe(0);
      expect(await faults('asks-answered')).toEqual([]);
    });

    it('tells a second person that it is over, without a name', async () => {
      const second = await enter(browser, scene.sandbox.url, `other-${lang}`, 'x');
      await scene.put(aQuestion(scene, key('second'), [reader, other]));
      await second.goto(asks());
      await second.check('[value=keep]');
      await page.goto(asks());
      await page.check('[value=keep]');
      await page.click('main button.main');
      await page.locator('[role=status]').waitFor();
      await second.click('main button.main');
      await second.locator('[role=status]').waitFor();
      expect(await second.locator('main').innerText()).not.toContain('reader');
      expect(await second.locator('form').count()).toBe(0);
      expect(await faultsOf(second, `asks-closed-${lang}`)).toEqual([]);
      await second.context().close();
    });

    it('says of one whose time is over that it takes no more answers', async () => {
      const expires = scene.now() + HOUR;
      await scene.put(aQuestion(scene, key('third'), [reader], { expires }));
      await page.goto(asks());
      const id = await page.locator('[name=ask]').inputValue();
      scene.pass(HOUR);
      await page.check('[value=keep]');
      await page.click('main button.main');
      expect(await page.locator('[role=status]').innerText()).toMatch(/délai|time/);
      await page.goto(`${asks()}?ask=${id}`);
      expect(await page.locator('form').count()).toBe(0);
      expect(await faults('asks-expired')).toEqual([]);
    });
  });
});
