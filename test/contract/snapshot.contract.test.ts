/** The pages of a snapshot: complete, without repeats, each item as docs/bridge.md says. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KINDS } from '../../src/moodle/wire.ts';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { bookIn, publish, publishedBook } from './book-steps.ts';
import { aGroup, anAsk, ASKS_PAGE, french, made, put } from './piece-steps.ts';
import {
  atBrowser,
  enrolled,
  enrolmentsOf,
  itemOf,
  newSpace,
  referentOf,
  snapshotPage,
  snapshotPages,
  someone,
  unique,
} from './steps.ts';

const ENTRY = { category: 'Bailleur|Landlord', name: 'Habitat', state: 'Brouillon|Draft' };
/** Not far from the most a text field of a profile takes (2048 characters). */
const LONG = 'projet '.repeat(280);

describe.each(moodles)('$name: snapshot', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** So that every kind has something to tell. */
  async function someoneWithEverything({ code }: SpaceItem) {
    const { fixture } = moodle;
    const who = await enrolled(moodle, { code }, 'candidate');
    const { id } = who;
    await fixture.addToGroup(await fixture.createGroup(code, 'Promotion'), id);
    await fixture.addToCohort(await fixture.createCohort(unique('C'), unique('c')), id);
    await fixture.completeActivity(await fixture.createPage(code, 'À lire'), id);
    await fixture.completeCourse(code, id, 1_790_000_000);
    await fixture.openCourse(code, id, 1_790_000_000);
    const question = anAsk(moodle, { code }, [id]);
    await made(moodle, question);
    const person = await atBrowser(moodle, who);
    const { title, yes } = french(question);
    await person.answerAsk(await person.open(ASKS_PAGE), title, yes);
  }

  it('answers with every kind exactly as the schemas say, in the order of id', async () => {
    const space = await newSpace(moodle);
    const person = await referentOf(moodle, space);
    await person.addEntry(space.databases[0]!.id, ENTRY);
    await publishedBook(moodle, bookIn(space, ['a', 'b']));
    await someoneWithEverything(space);
    for (const kind of KINDS) {
      const items = (await snapshotPages(moodle, kind)).flatMap((page) => page.items);
      const ids = items.map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    }
  });

  it.each([1, 2, 3, 7])('pages by %d without a gap and without a repeat', async (limit) => {
    const space = await newSpace(moodle);
    const ids: number[] = [];
    for (let at = 0; at < 7; at += 1) ids.push((await enrolled(moodle, space, 'candidate')).id);
    const after = ids[0]! - 1;
    const pages = await snapshotPages(moodle, 'people', { after, limit });
    const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids);
    expect(pages.slice(0, -1).map(({ items }) => items.length)).toEqual(
      pages.slice(0, -1).map(() => limit),
    );
    expect(pages.at(-1)!.items.length).toBeLessThanOrEqual(limit);
  });

  it('pages by bytes without a gap and without a repeat', async () => {
    const space = await newSpace(moodle);
    const fields = { mara_project: LONG };
    const ids: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      ids.push((await enrolled(moodle, space, 'candidate', { fields })).id);
    }
    const after = ids[0]! - 1;
    const pages = await snapshotPages(moodle, 'people', { after, maxbytes: 10_000 });
    const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids);
    expect(pages.length).toBeGreaterThan(2);
    for (const { bytes } of pages) expect(bytes).toBeLessThan(15_000);
  });

  it('gives one item even where it is larger than the page', async () => {
    const space = await newSpace(moodle);
    const person = await referentOf(moodle, space);
    const remarks = `<p>${'x'.repeat(30_000)}</p>`;
    const large = await person.addEntry(space.databases[0]!.id, { ...ENTRY, remarks });
    const small = await person.addEntry(space.databases[0]!.id, ENTRY);
    const wish = { after: large - 1, maxbytes: 10_000 };
    const page = await snapshotPage(moodle, 'entries', wish);
    expect(page.items.map(({ id }) => id)).toEqual([large]);
    expect(page.items[0]?.fields['remarks']).toHaveLength(remarks.length);
    expect(page.next).toBe(large);
    expect((await itemOf(moodle, 'entries', small))?.id).toBe(small);
  });

  it.each(KINDS)('of %s is empty behind the last item', async (kind) => {
    const page = await snapshotPage(moodle, kind, { after: 2_000_000_000 });
    expect(page).toMatchObject({ items: [], next: null });
  });

  it('tells of a person what their profile says, by short name, and nothing empty', async () => {
    const space = await newSpace(moodle);
    const filled = {
      mara_quality: 'candidate;mentor',
      mara_departure: '2027-09',
      mara_places: 'Angers;Saint-Étienne',
      mara_project: '« Été » <b>& après</b> 🧭',
    };
    const names = { firstname: 'Zoé 🧭', lastname: "O'Brien & Fils" };
    const fields = { ...filled, mara_needs: '' };
    const who = await enrolled(moodle, space, 'candidate', { ...names, fields });
    const item = await itemOf(moodle, 'people', who.id);
    expect(item).toMatchObject({ ...names, suspended: false });
    expect(item?.fields).toEqual(filled);
  });

  it('knows nobody without an enrolment in a space', async () => {
    const who = await someone(moodle);
    expect(await itemOf(moodle, 'people', who.id)).toBeUndefined();
  });

  it('tells the dates of an enrolment, null where there is none', async () => {
    const space = await newSpace(moodle);
    const dates = { timestart: 1_795_300_000, timeend: 1_995_300_000 };
    const dated = await enrolled(moodle, space, 'candidate', {}, { ...dates, suspended: true });
    const open = await enrolled(moodle, space, 'candidate');
    const here = { courseid: space.id, space: space.code, method: 'manual' };
    expect(await enrolmentsOf(moodle, dated.id)).toEqual([
      expect.objectContaining({ ...here, ...dates, status: 'suspended' }),
    ]);
    expect(await enrolmentsOf(moodle, open.id)).toEqual([
      expect.objectContaining({ ...here, timestart: null, timeend: null, status: 'active' }),
    ]);
  });

  it('pages the Books whole, chapters within', async () => {
    const space = await newSpace(moodle);
    const wishes = ['one', 'two', 'three'].map((name) => bookIn(space, ['a', 'b', 'c'], name));
    const results = await publish(moodle, wishes);
    const states = results.map(({ state }) => state!);
    const after = Math.min(...states.map(({ id }) => id)) - 1;
    const pages = await snapshotPages(moodle, 'books', { after, limit: 1 });
    const mine = pages.flatMap(({ items }) => items).filter((book) => book.space === space.code);
    expect(mine).toEqual(states.toSorted((a, b) => a.id - b.id));
  });

  it('pages the pieces one by one, in the order of id', async () => {
    const space = await newSpace(moodle);
    const results = await put(moodle, [aGroup(space, []), aGroup(space, []), aGroup(space, [])]);
    const states = results.map(({ state }) => state!);
    const pages = await snapshotPages(moodle, 'pieces', { after: states[0]!.id - 1, limit: 1 });
    const mine = pages.flatMap(({ items }) => items).filter((piece) => piece.space === space.code);
    expect(mine).toEqual(states);
  });
});
