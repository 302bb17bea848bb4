/** A real headless chromium, and axe-core on its pages. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromiumPath, used } from './machine.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SHOTS = 'test/results/screenshots';

export const launch = async (): Promise<Browser> => {
  if (chromiumPath === undefined) throw new Error('No chromium on this machine.');
  used('chromium');
  return await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
  });
};

type Axe = {
  run: (
    part: string,
    options: { resultTypes: string[] },
  ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

/** What axe finds wrong in a part of the page, a line a rule with the first element concerned. */
export const violations = async (page: Page, part = 'html'): Promise<string[]> => {
  // The page's own policy forbids scripts: axe is evaluated from outside, not added to it.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const found = await page.evaluate(
    (within) =>
      (globalThis as unknown as { axe: Axe }).axe.run(within, { resultTypes: ['violations'] }),
    part,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

/** Whether the page needs sideways scrolling (WCAG 1.4.10). */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = (
      globalThis as unknown as {
        document: { documentElement: { scrollWidth: number; clientWidth: number } };
      }
    ).document.documentElement;
    return scrollWidth > clientWidth;
  });

/** The widths that pages are looked at: a desk, and a telephone or a page enlarged four times. */
export const WIDTHS = [1280, 320];
const HEIGHT = 800;

export const shoot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};

/** What is wrong with a part of the page as it stands, at each width; a picture of each. */
export const faultsOf = async (
  page: Page,
  name: string,
  part = 'html',
  widths: readonly number[] = WIDTHS,
): Promise<string[]> => {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    await shoot(page, `${name}-${width}`);
    faults.push(...(await violations(page, part)).map((one) => `${width}: ${one}`));
    if (await overflows(page)) faults.push(`${width}: needs sideways scrolling`);
  }
  return faults;
};

/** Somebody with cookies of their own, logged in to the simulated Moodle. */
export const enter = async (
  browser: Browser,
  url: string,
  username: string,
  password: string,
): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${url}/login/index.php`);
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', password);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL(({ pathname }) => !pathname.includes('/login/'));
  return page;
};
