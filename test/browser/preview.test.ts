/** A preview opened from the disk, as an administrator opens it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { preview } from '../../src/cli/commands/preview.ts';
import { contextFor } from '../../src/cli/program.ts';
import { runCycle } from '../../src/features/sync/index.ts';
import { seedExampleSite } from '../../src/sandbox/index.ts';
import { faultsOf, launch, overflows } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { personAt } from '../support/person.ts';
import { openSite, type Site } from '../support/site.ts';

const where = chromiumPath === undefined ? describe.skip : describe;

where('a preview in a browser', () => {
  let browser: Browser;
  let site: Site;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mara-preview-'));
    site = await openSite('sqlite::memory:', { seed: seedExampleSite });
    await site.cycle();
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true });
  });

  /** Someone edits one part; the sheet of another one changes, and a third leaves. */
  const changeThings = async (): Promise<void> => {
    const { items } = await site.app.sync.moodle.snapshot('books', 0);
    const book = items.find(({ key }) => key === 'mel/living-area');
    const chapters = book?.chapters.filter(({ key }) => key !== null && !key.endsWith('/word'));
    const chapter =
      chapters?.find(({ key }) => key === 'mel/living-area/landlord') ?? chapters?.[0];
    const person = personAt(site.sandbox.url);
    await person.login('referent.mel', 'mara-2026');
    const [cmid, id] = [book?.cmid ?? 0, chapter?.id ?? 0];
    const { html } = await person.open(`/mod/book/edit.php?cmid=${cmid}&id=${id}`);
    const text = /<textarea[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '';
    const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
    await person.editChapter(cmid, id, {
      html: `${plain.replaceAll('&amp;', '&')}<p>Appelez avant de venir.</p>`,
    });
    const entries = await site.app.sync.moodle.snapshot('entries', 0);
    const ready = entries.items.filter(
      ({ space, sheet, fields }) =>
        space === 'mel' && sheet === 'living_area' && fields['state'] === 'À publier',
    );
    const [first, second] = ready;
    await site.sandbox.admin.changeEntry(first?.id ?? 0, { name: 'Un nom tout nouveau' });
    await site.sandbox.admin.changeEntry(second?.id ?? 0, { state: 'À retirer' });
    await runCycle(site.app.sync, { command: 'sync', pulls: true, applies: false });
  };
  const written = async (): Promise<{ file: string; books: { chapters: object[] }[] }> => {
    const given = { switches: {}, values: { space: 'mel', out: folder } };
    const { json } = await preview.run(contextFor(site.app), given);
    return json as { file: string; books: { chapters: object[] }[] };
  };
  const opened = async (file: string): Promise<Page> => {
    const page = await (await browser.newContext({ offline: true })).newPage();
    await page.goto(pathToFileURL(file).href);
    return page;
  };

  it('is read without a network, compares text by text, and is accessible', async () => {
    await changeThings();
    const { file } = await written();
    const page = await opened(file);
    // The style sheet counts, though the page comes from a disk.
    expect(
      await page.evaluate(
        () =>
          (globalThis as unknown as { document: { styleSheets: { length: number } } }).document
            .styleSheets.length,
      ),
    ).toBe(1);
    expect(
      await page
        .locator('.badge')
        .first()
        .evaluate((badge) => {
          const { getComputedStyle } = globalThis as unknown as {
            getComputedStyle: (of: unknown) => { fontWeight: string };
          };
          return getComputedStyle(badge).fontWeight;
        }),
    ).toBe('700');
    expect(await faultsOf(page, 'preview-index')).toEqual([]);
    const links = await page.locator('.list-group li').evaluateAll((items) =>
      (
        items as unknown as {
          innerText: string;
          querySelector: (q: string) => { href: string };
        }[]
      ).map((item) => [item.querySelector('a').href, item.innerText] as const),
    );
    expect(links.some(([, text]) => text.includes('changé') && !text.includes('inchangé'))).toBe(
      true,
    );
    const changed = links.filter(([, text]) => /(^|\s)changé/.test(text));
    for (const [at, [href]] of changed.entries()) {
      await page.goto(href);
      expect(await faultsOf(page, `preview-chapter-${at}`)).toEqual([]);
    }
    const texts = [];
    for (const [href] of changed) {
      await page.goto(href);
      texts.push(await page.locator('main').innerText());
    }
    expect(texts.join('\n')).toContain('+ Un nom tout nouveau');
    expect(texts.join('\n')).toContain('− En place seulement');
    await page.goto(links[0]?.[0] ?? '');
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await overflows(page)).toBe(false);
    await page.getByRole('link', { name: 'Tous les chapitres' }).click();
    expect(page.url()).toContain('index.html');
    await page.context().close();
  });
});
