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

type Axe = { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

/** What axe finds wrong, a line a rule with the first element concerned. */
export const violations = async (page: Page): Promise<string[]> => {
  // The page's own policy forbids scripts: axe is evaluated from outside, not added to it.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const found = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
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

export const shoot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};
