/** What becomes of a course, a Book, a database: the table of docs/bridge.md. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ItemOf, Kind } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { bookIn, publishBook, publishedBook, rewritten } from './book-steps.ts';
import {
  booksOf,
  createSpace,
  enrolled,
  enrolmentsOf,
  itemOf,
  newSpace,
  position,
  readStatus,
  referentOf,
  snapshotPages,
  tombstoneOf,
  toldSince,
} from './steps.ts';

const ENTRY = { category: 'Bailleur|Landlord', name: 'Habitat', state: 'Brouillon|Draft' };

describe.each(moodles)('$name: the life of', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function scene() {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b']);
    const book = await publishedBook(moodle, wish);
    const person = await referentOf(moodle, space);
    const database = space.databases[0]!;
    const entry = await person.addEntry(database.id, ENTRY);
    return { space, code: space.code, wish, book, person, database, entry };
  }

  async function all<K extends Kind>(kind: K): Promise<ItemOf<K>[]> {
    return (await snapshotPages(moodle, kind)).flatMap(({ items }) => items);
  }
  async function entriesOf(code: string) {
    return (await all('entries')).filter(({ space }) => space === code);
  }
  async function findingsOf(code: string): Promise<string[]> {
    const { findings } = await readStatus(moodle);
    return findings.flatMap((finding) => (finding.space === code ? [finding.code] : []));
  }
  /** Everything that is told of the Books and entries of a space. */
  async function contentsOf(code: string) {
    return { books: await booksOf(moodle, code), entries: await entriesOf(code) };
  }

  it('a course that is renamed, hidden and moved: the space tells, nothing else changes', async () => {
    const { space, code } = await scene();
    const before = await contentsOf(code);
    for (const [act, change] of [
      [() => moodle.fixture.renameSpace(code, `Renommé ${code}`), { name: `Renommé ${code}` }],
      [() => moodle.fixture.showSpace(code, false), { visible: false }],
      [() => moodle.fixture.moveSpace(code), {}],
    ] as const) {
      const was = await itemOf(moodle, 'spaces', space.id);
      const from = await position(moodle);
      await act();
      expect(await itemOf(moodle, 'spaces', space.id)).toEqual({ ...was, ...change });
      if (Object.keys(change).length > 0)
        expect(await toldSince(moodle, from, 'spaces', space.id)).toMatchObject(change);
    }
    await moodle.fixture.showSpace(code, true);
    expect(await contentsOf(code)).toEqual(before);
  });

  it('a backup restored elsewhere: a plain course, and ours is as it was', async () => {
    const { space, code, wish, person } = await scene();
    const [item, before] = [await itemOf(moodle, 'spaces', space.id), await contentsOf(code)];
    const copy = await moodle.fixture.restoreBackup(code, 'new');
    await moodle.fixture.compareStates();
    expect((await all('spaces')).filter((one) => one.code === code)).toEqual([item]);
    expect(await itemOf(moodle, 'spaces', copy)).toBeUndefined();
    expect(await contentsOf(code)).toEqual(before);
    const again = await publishBook(moodle, { ...wish, chapters: [rewritten(wish.chapters[0]!)] });
    expect(again).toMatchObject({ outcome: 'unchanged', chapters: { a: 'updated' } });
    expect((await person.open(again.state!.url!)).html).toContain('Nouveau');
  });

  it('a backup restored into the space: what it adds is a person’s, and not read', async () => {
    const { space, code, wish } = await scene();
    const before = await contentsOf(code);
    const item = await itemOf(moodle, 'spaces', space.id);
    expect(await moodle.fixture.restoreBackup(code, 'adding')).toBe(space.id);
    await moodle.fixture.compareStates();
    expect(await contentsOf(code)).toEqual(before);
    expect(await itemOf(moodle, 'spaces', space.id)).toEqual(item);
    expect(await publishBook(moodle, wish)).toMatchObject({ outcome: 'unchanged' });
    expect(await booksOf(moodle, code)).toHaveLength(1);
  });

  it('a backup restored in place of what was there: as if all had been deleted', async () => {
    const { space, code, wish, entry } = await scene();
    const from = await position(moodle);
    await moodle.fixture.restoreBackup(code, 'deleting');
    await tombstoneOf(moodle, from, 'entries', entry);
    expect(await entriesOf(code)).toEqual([]);
    expect((await booksOf(moodle, code)).map(({ state }) => state)).toEqual(['gone']);
    expect(await findingsOf(code)).toContain('database_missing');
    expect(await itemOf(moodle, 'spaces', space.id)).toMatchObject({ code, databases: [] });
    expect(await publishBook(moodle, wish)).toMatchObject({
      outcome: 'gone',
      chapters: { a: 'gone', b: 'gone' },
    });
  });

  it('a course that is reset: what went is told, Books and databases stand', async () => {
    const { space, code, entry } = await scene();
    const who = await enrolled(moodle, space, 'candidate');
    const group = await moodle.fixture.createGroup(code, 'Promotion');
    const member = await moodle.fixture.addToGroup(group, who.id);
    const cmid = await moodle.fixture.createPage(code, 'À lire');
    const done = await moodle.fixture.completeActivity(cmid, who.id);
    const completed = await moodle.fixture.completeCourse(code, who.id, 1_790_000_000);
    const [item, books] = [await itemOf(moodle, 'spaces', space.id), await booksOf(moodle, code)];
    const enrolments = await enrolmentsOf(moodle, who.id);
    const from = await position(moodle);
    await moodle.fixture.resetSpace(code);
    await tombstoneOf(moodle, from, 'entries', entry);
    await tombstoneOf(moodle, from, 'groups', group);
    await tombstoneOf(moodle, from, 'group_members', member);
    await tombstoneOf(moodle, from, 'activity_completions', done);
    await tombstoneOf(moodle, from, 'course_completions', completed);
    expect(await booksOf(moodle, code)).toEqual(books);
    expect(await itemOf(moodle, 'spaces', space.id)).toEqual(item);
    expect(await enrolmentsOf(moodle, who.id)).toEqual(enrolments);
  });

  it('a deleted course: tombstones of all, and a fresh start for its code', async () => {
    const { space, code, wish, book, entry } = await scene();
    const who = await enrolled(moodle, space, 'candidate');
    const enrolment = (await enrolmentsOf(moodle, who.id))[0]!.id;
    const role = await moodle.fixture.giveRole(who.id, code, 'referent');
    const group = await moodle.fixture.createGroup(code, 'Promotion');
    const member = await moodle.fixture.addToGroup(group, who.id);
    const cmid = await moodle.fixture.createPage(code, 'À lire');
    const done = await moodle.fixture.completeActivity(cmid, who.id);
    const completed = await moodle.fixture.completeCourse(code, who.id, 1_790_000_000);
    const access = await moodle.fixture.openCourse(code, who.id, 1_790_000_000);
    await moodle.fixture.compareStates();
    const from = await position(moodle);
    await moodle.fixture.deleteSpace(code);
    const lost: [Kind, number][] = [
      ['spaces', space.id],
      ['people', who.id],
      ['enrolments', enrolment],
      ['roles', role],
      ['groups', group],
      ['group_members', member],
      ['activity_completions', done],
      ['course_completions', completed],
      ['accesses', access],
      ['entries', entry],
    ];
    for (const [kind, id] of lost) await tombstoneOf(moodle, from, kind, id);
    expect((await itemOf(moodle, 'books', book.id))?.state ?? 'gone').toBe('gone');

    const bin = await moodle.fixture.restoreCourseFromBin(space.name);
    expect(bin).not.toBe(space.id);
    await moodle.fixture.compareStates();
    expect((await all('spaces')).map(({ id }) => id)).not.toContain(bin);
    expect(await entriesOf(code)).toEqual([]);

    const fresh = await createSpace(moodle, { code, name: `Neuf ${code}` });
    expect(fresh.created).toBe(true);
    expect([space.id, bin]).not.toContain(fresh.space.id);
    expect(await booksOf(moodle, code)).toEqual([]);
    expect(await publishBook(moodle, wish)).toMatchObject({ outcome: 'created' });
  });

  it('a Book that is deleted and brought back: ours stays gone', async () => {
    const { code, wish, book } = await scene();
    await moodle.fixture.deleteActivity(book.cmid);
    const cmid = await moodle.fixture.restoreActivityFromBin(code, 'book');
    expect(cmid).not.toBe(book.cmid);
    await moodle.fixture.compareStates();
    expect(await booksOf(moodle, code)).toMatchObject([{ id: book.id, state: 'gone' }]);
    expect(await publishBook(moodle, wish)).toMatchObject({ outcome: 'gone' });
  });

  it('a database that is deleted and brought back: not read until it is adopted', async () => {
    const { space, code, database, entry } = await scene();
    const elsewhere = await newSpace(moodle);
    expect(await moodle.fixture.adoptDatabase(code, database.cmid)).toBe(false);
    const from = await position(moodle);
    await moodle.fixture.deleteActivity(database.cmid);
    await tombstoneOf(moodle, from, 'entries', entry);
    expect(await findingsOf(code)).toContain('database_missing');

    const cmid = await moodle.fixture.restoreActivityFromBin(code, 'data');
    await moodle.fixture.compareStates();
    expect(await entriesOf(code)).toEqual([]);
    expect(await findingsOf(code)).toContain('database_missing');
    expect(await moodle.fixture.adoptDatabase(code, elsewhere.databases[0]!.cmid)).toBe(false);
    expect(await entriesOf(code)).toEqual([]);

    const then = await position(moodle);
    expect(await moodle.fixture.adoptDatabase(code, cmid)).toBe(true);
    expect(await findingsOf(code)).not.toContain('database_missing');
    const [back, ...others] = await entriesOf(code);
    expect(others).toEqual([]);
    expect(back).toMatchObject({ space: code, sheet: 'living_area', fields: { name: 'Habitat' } });
    expect(await toldSince(moodle, then, 'entries', back!.id)).toEqual(back);
    const { databases } = await toldSince(moodle, then, 'spaces', space.id);
    expect(databases).toContainEqual(expect.objectContaining({ sheet: 'living_area', cmid }));
  });
});
