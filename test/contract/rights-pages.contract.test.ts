/** Who may read and do what on Moodle's own pages of a space. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { entryControls, personAt } from '../support/person.ts';
import type { Page, Person } from '../support/person.ts';
import { bookIn, chapterOf, publishedBook } from './book-steps.ts';
import {
  atBrowser,
  enrolled,
  itemOf,
  newSpace,
  referentOf,
  snapshotPages,
  unique,
} from './steps.ts';

describe.each(moodles)('$name: pages', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** A space with a Book, a hidden chapter and an entry, each with a word to be found by. */
  async function scene() {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['shown', 'veiled']);
    const book = await publishedBook(moodle, wish);
    const referent = await referentOf(moodle, space);
    await referent.toggleChapter(book.cmid, chapterOf(book, 'veiled').id);
    const [database, word] = [space.databases[0]!, unique('mot')];
    const entry = await referent.addEntry(database.id, {
      category: 'Bailleur|Landlord',
      name: word,
      state: 'Brouillon|Draft',
    });
    const [shown, veiled] = [chapterOf(book, 'shown').id, chapterOf(book, 'veiled').id];
    const paths = {
      course: `/course/view.php?id=${space.id}`,
      shown: `/mod/book/view.php?id=${book.cmid}&chapterid=${shown}`,
      veiled: `/mod/book/view.php?id=${book.cmid}&chapterid=${veiled}`,
      chapterForm: `/mod/book/edit.php?cmid=${book.cmid}&id=${shown}`,
      newChapterForm: `/mod/book/edit.php?cmid=${book.cmid}&pagenum=1&subchapter=0`,
      participants: `/user/index.php?id=${space.id}`,
      database: `/mod/data/view.php?d=${database.id}`,
      databaseByModule: `/mod/data/view.php?id=${database.cmid}`,
      entry: `/mod/data/view.php?d=${database.id}&rid=${entry}`,
      entryForm: `/mod/data/edit.php?d=${database.id}&rid=${entry}`,
      newEntryForm: `/mod/data/edit.php?d=${database.id}`,
    };
    /** What must be found untouched behind all that was tried. */
    const state = async () => ({
      book: await itemOf(moodle, 'books', book.id),
      entry: await itemOf(moodle, 'entries', entry),
    });
    return { space, book, shown, veiled, database, entry, word, paths, referent, state };
  }

  /** Refused: an error page, or led away from what was asked for. */
  function refused(page: Page, path: string): boolean {
    return page.status >= 400 || page.url.pathname !== new URL(path, moodle.url).pathname;
  }

  async function refusals(person: Person, paths: Record<string, string>, secrets: string[]) {
    const served: string[] = [];
    for (const [name, path] of Object.entries(paths)) {
      const page = await person.open(path);
      const told = secrets.filter((secret) => page.html.includes(secret));
      if (told.length > 0 || !refused(page, path)) served.push(name);
    }
    return served;
  }

  const SECRETS = ['Texte de shown', 'Texte de veiled'];

  it('a stranger and a guest read nothing of a space', async () => {
    const { paths, word } = await scene();
    const [stranger, guest] = [personAt(moodle.url), personAt(moodle.url)];
    await guest.loginAsGuest();
    expect(await refusals(stranger, paths, [...SECRETS, word])).toEqual([]);
    expect(await refusals(guest, paths, [...SECRETS, word])).toEqual([]);
  });

  it('a candidate of another space reads nothing of this one', async () => {
    const { paths, word } = await scene();
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate');
    const person = await atBrowser(moodle, who);
    expect(await refusals(person, paths, [...SECRETS, word])).toEqual([]);
  });

  it('a candidate reads the Book, and nothing that is not for them', async () => {
    const { paths, word, space } = await scene();
    const person = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
    const { course, shown, ...closed } = paths;
    const page = await person.open(shown);
    expect(refused(page, shown)).toBe(false);
    expect(page.html).toContain('Texte de shown');
    expect(page.html).not.toContain('Titre veiled');
    const home = await person.open(course);
    expect(refused(home, course)).toBe(false);
    expect(home.html).not.toContain(`/mod/data/view.php`);
    expect(await refusals(person, closed, [...SECRETS, word])).toEqual([]);
  });

  it('the entries stay closed when somebody shows the database or lets guests in', async () => {
    const { paths, word, space, database } = await scene();
    await moodle.fixture.setActivityVisible(database.cmid, true);
    await moodle.fixture.setGuestAccess(space.code, true);
    const guest = personAt(moodle.url);
    await guest.loginAsGuest();
    const candidate = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
    expect(refused(await guest.open(paths.course), paths.course)).toBe(false);
    const { database: byDatabase, databaseByModule, entry, entryForm, newEntryForm } = paths;
    const closed = { byDatabase, databaseByModule, entry, entryForm, newEntryForm };
    for (const person of [guest, candidate]) {
      expect(await refusals(person, closed, [word])).toEqual([]);
    }
  });

  it.each([
    ['suspended', { suspended: true }],
    ['over', { timestart: 1_600_000_000, timeend: 1_700_000_000 }],
  ])('a candidate whose enrolment is %s reads nothing', async (_, wish) => {
    const { paths, word, space } = await scene();
    const person = await atBrowser(moodle, await enrolled(moodle, space, 'candidate', {}, wish));
    expect(await refusals(person, paths, [...SECRETS, word])).toEqual([]);
  });

  it('a referent reads and edits their own space', async () => {
    const { paths, word, database, entry, book, shown, referent } = await scene();
    const { participants, entryForm, ...open } = paths;
    for (const [name, path] of Object.entries(open)) {
      expect([name, refused(await referent.open(path), path)]).toEqual([name, false]);
    }
    // Moodle 4.4 opens the form of an entry with the sesskey only, as the link in its list has it.
    expect(refused(await referent.follow(entryForm), entryForm)).toBe(false);
    expect(refused(await referent.open(participants), participants)).toBe(true);
    expect((await referent.open(paths.entry)).html).toContain(word);
    expect((await referent.open(paths.veiled)).html).toContain('Texte de veiled');
    await referent.editEntry(database.id, entry, { phone: '02 41' });
    await referent.editChapter(book.cmid, shown, { html: '<p>Le mien</p>' });
    expect((await itemOf(moodle, 'entries', entry))?.fields['phone']).toBe('02 41');
    const after = await itemOf(moodle, 'books', book.id);
    expect(chapterOf(after!, 'shown').html).toBe('<p>Le mien</p>');
  });

  it('a referent of another space reads and edits nothing here', async () => {
    const { paths, word, database, entry, book, shown, space, state } = await scene();
    const person = await referentOf(moodle, await newSpace(moodle));
    const before = await state();
    expect(await refusals(person, paths, [...SECRETS, word])).toEqual([]);
    await person.toggleChapter(book.cmid, shown);
    await person.moveChapter(book.cmid, shown, 'down');
    await person.deleteChapter(book.cmid, shown);
    await person.follow(`/mod/data/view.php?d=${database.id}&delete=${entry}&confirm=1`);
    await person.follow(`/course/mod.php?delete=${book.cmid}&confirm=1`);
    const tries = [
      () => person.editEntry(database.id, entry, { name: 'volé' }),
      () => person.addEntry(database.id, { name: 'volé' }),
      () => person.editChapter(book.cmid, shown, { html: 'volé' }),
      () => person.addChapter(book.cmid, 1, 'volé', 'volé'),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow('No form');
    expect(await state()).toEqual(before);
    const entries = (await snapshotPages(moodle, 'entries')).flatMap(({ items }) => items);
    expect(entries.filter((one) => one.space === space.code)).toHaveLength(1);
  });

  it('a candidate changes nothing', async () => {
    const { database, entry, book, shown, space, state } = await scene();
    const person = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
    const before = await state();
    await person.toggleChapter(book.cmid, shown);
    await person.moveChapter(book.cmid, shown, 'down');
    await person.deleteChapter(book.cmid, shown);
    await person.follow(`/mod/data/view.php?d=${database.id}&delete=${entry}&confirm=1`);
    await person.follow(`/course/mod.php?delete=${book.cmid}&confirm=1`);
    expect(await state()).toEqual(before);
  });

  it('nothing changes by a link or form without the sesskey', async () => {
    const { paths, database, entry, book, shown, referent, state } = await scene();
    const before = await state();
    await referent.open(`/mod/book/show.php?id=${book.cmid}&chapterid=${shown}`);
    await referent.open(`/mod/book/move.php?id=${book.cmid}&chapterid=${shown}&up=0&sesskey=x`);
    await referent.open(`/mod/book/delete.php?id=${book.cmid}&chapterid=${shown}&confirm=1`);
    await referent.open(`/mod/data/view.php?d=${database.id}&delete=${entry}&confirm=1&sesskey=x`);
    const chapterForm = await referent.open(paths.chapterForm);
    const forged = { sesskey: 'forged', 'content_editor[text]': '<p>volé</p>' };
    await referent.submitForm(chapterForm, 'content_editor[text]', forged, 'submitbutton');
    const entryForm = await referent.follow(paths.entryForm);
    const stolen = { ...entryControls(entryForm, { name: 'volé' }), sesskey: 'forged' };
    await referent.submitForm(entryForm, 'rid', stolen, 'saveandview');
    expect(await state()).toEqual(before);
    await referent.toggleChapter(book.cmid, shown);
    expect(await state()).not.toEqual(before);
  });
});
