/** Books that are made hidden: for those alone who see hidden activities, until a person shows them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { call, errorIn } from '../support/rest.ts';
import { bookIn, liveBook, publishBook, publishedBook, rewritten } from './book-steps.ts';
import {
  atBrowser,
  booksOf,
  enrolled,
  instanceOf,
  newSpace,
  position,
  referentOf,
  toldSince,
  unique,
} from './steps.ts';

describe.each(moodles)('$name: a hidden Book', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  const hiddenIn = (...args: Parameters<typeof bookIn>) => ({ ...bookIn(...args), hidden: true });

  it('is made hidden and told so; without the word, and with false, it is shown', async () => {
    const space = await newSpace(moodle);
    expect(await publishedBook(moodle, hiddenIn(space, ['a']))).toMatchObject({
      state: 'live',
      visible: false,
    });
    const shown = await publishedBook(moodle, bookIn(space, ['a'], 'shown'));
    expect(shown.visible).toBe(true);
    const said = { ...bookIn(space, ['a'], 'said'), hidden: false };
    expect((await publishedBook(moodle, said)).visible).toBe(true);
    const told = await booksOf(moodle, space.code);
    expect(told.map(({ key, visible }) => [key, visible]).sort()).toEqual([
      [`${space.code}/living-area`, false],
      [`${space.code}/said`, true],
      [`${space.code}/shown`, true],
    ]);
  });

  it('is read by its referents, and by no candidate', async () => {
    const space = await newSpace(moodle);
    const [wish, word] = [hiddenIn(space, ['a']), unique('mot')];
    wish.chapters = [rewritten(wish.chapters[0]!, `<p>${word}</p>`)];
    const { cmid } = await publishedBook(moodle, wish);
    const path = `/mod/book/view.php?id=${cmid}`;
    expect((await (await referentOf(moodle, space)).open(path)).html).toContain(word);
    const candidate = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
    for (const page of [path, `/course/view.php?id=${space.id}`]) {
      expect((await candidate.open(page)).html).not.toContain(word);
    }
  });

  it('stays as people left it, whatever a later batch says', async () => {
    const space = await newSpace(moodle);
    const wish = hiddenIn(space, ['a']);
    const book = await publishedBook(moodle, wish);
    const from = await position(moodle);
    await moodle.fixture.setActivityVisible(book.cmid, true);
    expect((await toldSince(moodle, from, 'books', book.id)).visible).toBe(true);
    const again = await publishBook(moodle, wish);
    expect([again.outcome, again.chapters]).toEqual(['unchanged', { a: 'unchanged' }]);
    expect(liveBook(again.state).visible).toBe(true);
    await moodle.fixture.setActivityVisible(book.cmid, false);
    const changed = await publishBook(moodle, {
      ...wish,
      hidden: false,
      chapters: wish.chapters.map((one) => rewritten(one)),
    });
    expect([changed.outcome, changed.chapters]).toEqual(['unchanged', { a: 'updated' }]);
    expect(liveBook(changed.state).visible).toBe(false);
  });

  it('is made again as the batch says that makes it again', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a']);
    const { cmid } = await publishedBook(moodle, wish);
    await moodle.fixture.deleteActivity(cmid);
    const again = await publishBook(moodle, { ...wish, hidden: true, replaces: 'gone' });
    expect(again.outcome).toBe('created');
    expect(liveBook(again.state).visible).toBe(false);
  });

  it.each([[1], ['yes'], [[]]])('is malformed as %j', async (hidden) => {
    const space = await newSpace(moodle);
    const books = [{ ...bookIn(space, ['a']), hidden }];
    const batch = JSON.stringify({ run: 'r', instance: await instanceOf(moodle), books });
    const answer = await call(moodle, 'local_mara_publish', { batch });
    expect(errorIn(answer)?.errorcode).toBe('invalidparameter');
    expect(await booksOf(moodle, space.code)).toEqual([]);
  });
});
