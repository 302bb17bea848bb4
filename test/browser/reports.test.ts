/** The activity report in a real browser: accessible, narrow, on paper, and without anything from elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { pageOf } from '../../src/features/reports/page.ts';
import { lastQuarter } from '../../src/features/reports/period.ts';
import { reportFrom } from '../../src/features/reports/report.ts';
import { faultsOf, launch } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { emptyFacts, networkOf } from '../support/report-facts.ts';

const where = chromiumPath === undefined ? describe.skip : describe;
const NOW = Date.parse('2026-11-22T10:00:00Z');
const templatesDir = fileURLToPath(new URL('../../templates', import.meta.url));

where('the activity report in a browser', () => {
  let browser: Browser;
  let folder: string;
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mara-report-'));
    browser = await launch();
    page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  const open = async (lang: 'fr' | 'en', candidates: number): Promise<string> => {
    const facts =
      candidates === 0 ? emptyFacts(NOW) : networkOf({ groupements: 9, candidates, now: NOW });
    const report = reportFrom(facts, lastQuarter(NOW), 11);
    const file = join(folder, `${lang}-${candidates}.html`);
    await writeFile(file, await pageOf(report, { templatesDir, lang }));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    return url;
  };

  it.each([
    ['fr', 900],
    ['en', 900],
    ['fr', 30],
    ['fr', 0],
  ] as const)('in %s, of %s candidates, is without fault and asks for nothing', async (lang, n) => {
    asked.length = 0;
    const url = await open(lang, n);
    expect(await faultsOf(page, `report-${lang}-${n}`)).toEqual([]);
    expect(asked).toEqual([url]);
  });

  it('each chart has a name, and its table follows it', async () => {
    await open('fr', 900);
    const charts = await page.locator('figure[role=img]').count();
    expect(charts).toBeGreaterThanOrEqual(4);
    expect(await page.locator('figure[role=img] + .scroll table').count()).toBe(charts);
    expect(await page.locator('figure svg').first().isVisible()).toBe(true);
  });

  it('prints on A4 without cutting tables off', async () => {
    await open('fr', 900);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 960 });
    const cut = await page
      .locator('table')
      .evaluateAll(
        (tables) =>
          (tables as unknown as { scrollWidth: number }[]).filter(
            ({ scrollWidth }) => scrollWidth > 690,
          ).length,
      );
    expect(cut).toBe(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
  });
});
