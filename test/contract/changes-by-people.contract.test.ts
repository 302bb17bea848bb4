/** What people do on Moodle's own pages, told by the log: entries and chapters. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { bookIn, chapterOf, publishBook, publishedBook, rewritten } from './book-steps.ts';
import { changesSince, itemOf, lastOf, newSpace, position, referentOf, unique } from './steps.ts';

const ENTRY = { category: 'Bailleur|Landlord', name: 'Habitat', state: 'Brouillon|Draft' };

describe.each(moodles)('$name: changes by people', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  it('tells of an entry that was added, with all it holds', async () => {
    const space = await newSpace(moodle);
    const person = await referentOf(moodle, space);
    const from = await position(moodle);
    const id = await person.addEntry(space.databases[0]!.id, ENTRY);
    const told = lastOf(await changesSince(moodle, from), 'entries', id);
    expect(told?.run).toBeNull();
    expect(told?.state).toMatchObject({ id, space: space.code, sheet: 'living_area' });
    expect(told?.state?.fields['name']).toBe('Habitat');
    expect(told?.state).toEqual(await itemOf(moodle, 'entries', id));
  });

  it('tells of an entry that was edited', async () => {
    const space = await newSpace(moodle);
    const person = await referentOf(moodle, space);
    const database = space.databases[0]!.id;
    const id = await person.addEntry(database, ENTRY);
    const from = await position(moodle);
    await person.editEntry(database, id, { name: 'Habitat du Val', phone: '02 41 00 00 00' });
    const told = lastOf(await changesSince(moodle, from), 'entries', id);
    expect(told?.state?.fields).toMatchObject({ name: 'Habitat du Val', phone: '02 41 00 00 00' });
  });

  it('leaves a tombstone of an entry that was deleted', async () => {
    const space = await newSpace(moodle);
    const person = await referentOf(moodle, space);
    const database = space.databases[0]!.id;
    const id = await person.addEntry(database, ENTRY);
    const from = await position(moodle);
    await person.deleteEntry(database, id);
    expect(lastOf(await changesSince(moodle, from), 'entries', id)).toEqual({
      run: null,
      state: null,
    });
    expect(await itemOf(moodle, 'entries', id)).toBeUndefined();
  });

  it('tells of a chapter that a person edited, and what they wrote', async () => {
    const space = await newSpace(moodle);
    const book = await publishedBook(moodle, bookIn(space, ['a', 'b']));
    const person = await referentOf(moodle, space);
    const from = await position(moodle);
    await person.editChapter(book.cmid, chapterOf(book, 'a').id, { html: '<p>Le mien.</p>' });
    const told = lastOf(await changesSince(moodle, from), 'books', book.id);
    expect(told?.run).toBeNull();
    expect(chapterOf(told!.state!, 'a')).toMatchObject({ edited: true, html: '<p>Le mien.</p>' });
    expect(chapterOf(told!.state!, 'b')).toEqual(chapterOf(book, 'b'));
  });

  it('tells of a chapter that was hidden', async () => {
    const space = await newSpace(moodle);
    const book = await publishedBook(moodle, bookIn(space, ['a', 'b']));
    const person = await referentOf(moodle, space);
    const from = await position(moodle);
    await person.toggleChapter(book.cmid, chapterOf(book, 'b').id);
    const told = lastOf(await changesSince(moodle, from), 'books', book.id);
    expect(chapterOf(told!.state!, 'b')).toMatchObject({ hidden: true, kept: ['hidden'] });
  });

  it('tells of a chapter that was added, and of one that was deleted', async () => {
    const space = await newSpace(moodle);
    const book = await publishedBook(moodle, bookIn(space, ['a', 'b']));
    const person = await referentOf(moodle, space);
    const from = await position(moodle);
    const added = await person.addChapter(book.cmid, 1, 'Le mot du référent', '<p>Bonjour</p>');
    await person.deleteChapter(book.cmid, chapterOf(book, 'b').id);
    const told = lastOf(await changesSince(moodle, from), 'books', book.id);
    const states = told!.state!.chapters.map(({ id, key, state }) => ({ id, key, state }));
    expect(states).toEqual([
      { id: chapterOf(book, 'a').id, key: `${book.key}/a`, state: 'live' },
      { id: added, key: null, state: 'live' },
      { id: chapterOf(book, 'b').id, key: `${book.key}/b`, state: 'gone' },
    ]);
  });

  it('tells of a Book that was hidden', async () => {
    const space = await newSpace(moodle);
    const book = await publishedBook(moodle, bookIn(space, ['a']));
    const from = await position(moodle);
    await moodle.fixture.setActivityVisible(book.cmid, false);
    const told = lastOf(await changesSince(moodle, from), 'books', book.id);
    expect(told?.state).toEqual({ ...book, visible: false });
  });

  it('tells of a Book that was deleted', async () => {
    const space = await newSpace(moodle);
    const book = await publishedBook(moodle, bookIn(space, ['a']));
    const from = await position(moodle);
    await moodle.fixture.deleteActivity(book.cmid);
    const told = lastOf(await changesSince(moodle, from), 'books', book.id);
    expect(told?.state).toMatchObject({ state: 'gone', url: null });
  });

  it('marks what our own batch did with its run', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b']);
    const [made, changed] = [unique('run-'), unique('run-')];
    const from = await position(moodle);
    const { state } = await publishBook(moodle, wish, made);
    const first = lastOf(await changesSince(moodle, from), 'books', state!.id);
    expect(first).toEqual({ run: made, state });
    const later = await position(moodle);
    const next = { ...wish, chapters: wish.chapters.map((one) => rewritten(one)) };
    const after = await publishBook(moodle, next, changed);
    const second = lastOf(await changesSince(moodle, later), 'books', state!.id);
    expect(second).toEqual({ run: changed, state: after.state });
  });

  it("does not put our run's mark on what a person does after it", async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const book = await publishedBook(moodle, bookIn(space, ['a']));
    const person = await referentOf(moodle, space);
    await person.editChapter(book.cmid, chapterOf(book, 'a').id, { html: '<p>Le mien.</p>' });
    const told = lastOf(await changesSince(moodle, from), 'books', book.id);
    expect(told?.run).toBeNull();
    expect(chapterOf(told!.state!, 'a').edited).toBe(true);
  });

  it('tells nothing new when a batch changed nothing', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a']);
    const book = await publishedBook(moodle, wish);
    const from = await position(moodle);
    const run = unique('run-');
    await publishBook(moodle, wish, run);
    const changes = await changesSince(moodle, from);
    expect(changes.filter((one) => one.run === run)).toEqual([]);
    expect(lastOf(changes, 'books', book.id)?.state ?? book).toEqual(book);
  });
});
