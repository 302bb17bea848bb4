/** Whatever stands in the fields of a sheet, what goes out in a Book is what Moodle keeps. */
import { expect, it } from '@jest/globals';
import { hostileSheets, unsafeIn } from '../../../test/support/hostile-sheets.ts';
import { sanitise } from '../../shared/html.ts';
import type { DesiredBook } from '../sync/index.ts';
import type { Shown } from './book-views.ts';
import { jobMarketBook, livingAreaBook, openingsBook } from './books.ts';
import type { Family } from './field.ts';
import { placeFinder } from './find-place.ts';
import type { Entry, ReadingTools } from './reading.ts';
import { readJobMarket, readLivingArea, readOpening } from './sheet.ts';
import { loadTemplates } from './templates.ts';

const folder = new URL('../../../templates', import.meta.url).pathname;
const tools: ReadingTools = { today: '2026-11-22', findCommune: placeFinder(['49']) };
const hostile = hostileSheets();
/** One in so many, a different one in each field: cleaning all of them takes a minute. */
const EVERY = 3;

type Read<S> = (entry: Entry, tools: ReadingTools) => { sheet: S | null };
const shownOf = <S>(family: Family, read: Read<S>): Shown<S>[] =>
  hostile
    .filter((one, i) => one.family === family && i % EVERY === 0)
    .flatMap(({ entry }) => {
      const { sheet } = read(entry, tools);
      return sheet === null ? [] : [{ sheet, from: null, staleSince: null }];
    });

it('publishes nothing unsafe of hostile sheets, and shows each of them', async () => {
  const templates = await loadTemplates(folder);
  const frame = { space: 'mel', published: new Set<string>(), templates };
  const area = shownOf('living_area', readLivingArea);
  const market = shownOf('job_market', readJobMarket);
  const offers = shownOf('opening', readOpening);
  const books: [DesiredBook | null, number][] = [
    [livingAreaBook(frame, area), area.length],
    [jobMarketBook(frame, market), market.length],
    [openingsBook(frame, offers), offers.length],
  ];
  for (const [book, count] of books) {
    const chapters = book?.chapters ?? [];
    expect(count).toBeGreaterThan(50);
    expect(chapters.flatMap(({ objects }) => objects)).toHaveLength(count);
    for (const { html, objects } of chapters) {
      expect(unsafeIn(html, { ids: true })).toEqual([]);
      expect(sanitise(html)).toBe(html);
      expect(Buffer.byteLength(html)).toBeLessThan(524_288);
      for (const { part } of objects) expect(html).toContain(`<div id="${part ?? ''}"`);
    }
  }
});
