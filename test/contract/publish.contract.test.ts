/** Publishing where nobody interferes: made, unchanged, updated, in order, and what fails. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { personAt } from '../support/person.ts';
import {
  bookIn,
  chapter,
  chapterOf,
  liveBook,
  publish,
  publishBook,
  publishedBook,
  rewritten,
  titlesInOrder,
  treeOf,
} from './book-steps.ts';
import { atBrowser, enrolled, itemOf, newSpace, referentOf, unique } from './steps.ts';

describe.each(moodles)('$name: publish', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  it('makes a Book with its chapters', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b', 'c']);
    const { outcome, reason, chapters, state } = await publishBook(moodle, wish);
    expect({ outcome, reason }).toEqual({ outcome: 'created', reason: null });
    expect(chapters).toEqual({ a: 'created', b: 'created', c: 'created' });
    const book = liveBook(state);
    const { key, name } = wish;
    expect(book).toMatchObject({ key, name, space: space.code, state: 'live', visible: true });
    expect(book.url).toBe(`${moodle.url}/mod/book/view.php?id=${book.cmid}`);
    expect(book.chapters).toEqual(
      wish.chapters.map((one, at) => ({
        id: expect.any(Number),
        key: one.key,
        state: 'live',
        title: one.title,
        position: at + 1,
        hidden: false,
        source: one.source,
        offered: null,
        edited: false,
        blended: false,
        text: null,
        kept: [],
        html: null,
        url: `${book.url}&chapterid=${book.chapters[at]?.id}`,
        timemodified: expect.any(Number),
      })),
    );
    expect(await itemOf(moodle, 'books', book.id)).toEqual(state);
  });

  it('shows a candidate what it published', async () => {
    const space = await newSpace(moodle);
    const book = await publishedBook(moodle, bookIn(space, ['a']));
    const reader = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
    const page = await reader.open(chapterOf(book, 'a').url!);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Texte de a');
    const course = await reader.open(space.url);
    expect(course.html).toContain(`mod/book/view.php?id=${book.cmid}`);
  });

  it('writes nothing when the same batch comes again', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b']);
    const first = await publishBook(moodle, wish);
    const again = await publishBook(moodle, wish);
    expect(again.outcome).toBe('unchanged');
    expect(again.chapters).toEqual({ a: 'unchanged', b: 'unchanged' });
    expect(again.state).toEqual(first.state);
  });

  it('updates a text that still is the one last written', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b']);
    const before = await publishedBook(moodle, wish);
    const next = rewritten(wish.chapters[0]!);
    const { outcome, chapters, state } = await publishBook(moodle, {
      ...wish,
      chapters: [next, wish.chapters[1]!],
    });
    expect(outcome).toBe('unchanged');
    expect(chapters).toEqual({ a: 'updated', b: 'unchanged' });
    expect(chapterOf(state!, 'a')).toMatchObject({ source: next.source, edited: false });
    expect(chapterOf(state!, 'b')).toEqual(chapterOf(before, 'b'));
    const person = await referentOf(moodle, space);
    const stored = await person.chapterText(before.cmid, chapterOf(before, 'a').id);
    expect(treeOf(stored)).toEqual(treeOf(next.html));
  });

  it('updates a title that still is the one last written', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a']);
    await publishedBook(moodle, wish);
    const chapters = [{ ...wish.chapters[0]!, title: 'Autre titre' }];
    const after = await publishBook(moodle, { ...wish, chapters });
    expect(after.chapters).toEqual({ a: 'updated' });
    expect(chapterOf(after.state!, 'a')).toMatchObject({ title: 'Autre titre', kept: [] });
  });

  it('leaves chapters that are not named alone', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b', 'c']);
    const before = await publishedBook(moodle, wish);
    const next = rewritten(wish.chapters[1]!);
    const { chapters, state } = await publishBook(moodle, { ...wish, chapters: [next] });
    expect(chapters).toEqual({ b: 'updated' });
    expect(titlesInOrder(state!)).toEqual(['Titre a', 'Titre b', 'Titre c']);
    expect(chapterOf(state!, 'a')).toEqual(chapterOf(before, 'a'));
    expect(chapterOf(state!, 'c')).toEqual(chapterOf(before, 'c'));
  });

  it('puts a new chapter behind the one it names', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b', 'c']);
    await publishedBook(moodle, wish);
    const added = chapter(wish.key, 'n', { after: `${wish.key}/a` });
    const { state } = await publishBook(moodle, { ...wish, chapters: [added] });
    expect(titlesInOrder(state!)).toEqual(['Titre a', 'Titre n', 'Titre b', 'Titre c']);
  });

  it('puts a new first chapter at the front', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b']);
    await publishedBook(moodle, wish);
    const chapters = [chapter(wish.key, 'n'), ...wish.chapters];
    const { state } = await publishBook(moodle, { ...wish, chapters });
    expect(titlesInOrder(state!)).toEqual(['Titre n', 'Titre a', 'Titre b']);
  });

  it('puts a new chapter that names none behind the nearest of ours before it', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b']);
    await publishedBook(moodle, wish);
    const chapters = [wish.chapters[0]!, chapter(wish.key, 'n'), wish.chapters[1]!];
    const { state } = await publishBook(moodle, { ...wish, chapters });
    expect(titlesInOrder(state!)).toEqual(['Titre a', 'Titre n', 'Titre b']);
  });

  it('keeps several Books of one space apart, and Books of several spaces', async () => {
    const [here, there] = [await newSpace(moodle), await newSpace(moodle)];
    const wishes = [bookIn(here, ['a']), bookIn(here, ['a', 'b'], 'second'), bookIn(there, ['a'])];
    const states = (await publish(moodle, wishes)).map(({ state }) => liveBook(state));
    expect(new Set(states.map(({ id }) => id)).size).toBe(3);
    expect(new Set(states.map(({ bookid }) => bookid)).size).toBe(3);
    expect(states.map(({ space }) => space)).toEqual([here.code, here.code, there.code]);
    expect(states.map(({ chapters }) => chapters.length)).toEqual([1, 2, 1]);
  });

  it('makes a Book that has no chapter yet, and fills it later', async () => {
    const space = await newSpace(moodle);
    const empty = bookIn(space);
    const book = await publishedBook(moodle, empty);
    expect(book.chapters).toEqual([]);
    const { outcome, chapters } = await publishBook(moodle, bookIn(space, ['a']));
    expect({ outcome, chapters }).toEqual({ outcome: 'unchanged', chapters: { a: 'created' } });
  });

  it('fails in an unknown space, and goes on with the next Book', async () => {
    const space = await newSpace(moodle);
    const nowhere = { ...space, code: unique('x-') };
    const [lost, made] = await publish(moodle, [bookIn(nowhere, ['a']), bookIn(space, ['a'])]);
    expect(lost).toMatchObject({ outcome: 'failed', state: null });
    expect(lost?.reason?.errorcode).toBe('unknownspace');
    expect(made?.outcome).toBe('created');
  });

  it.each([
    ['characters', 'x', 524_289],
    ['bytes of longer characters', 'é', 262_145],
  ])('fails a chapter that is too large alone, counted in %s', async (_, letter, times) => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b', 'c']);
    wish.chapters[1]!.html = letter.repeat(times);
    const { outcome, chapters, state } = await publishBook(moodle, wish);
    expect(outcome).toBe('created');
    expect(chapters).toEqual({ a: 'created', b: 'failed: toolarge', c: 'created' });
    expect(titlesInOrder(state!)).toEqual(['Titre a', 'Titre c']);
  });

  it('takes a chapter of the largest size', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a']);
    wish.chapters[0]!.html = `<p>${'x'.repeat(524_288 - '<p></p>'.length)}</p>`;
    expect((await publishBook(moodle, wish)).chapters).toEqual({ a: 'created' });
    expect((await publishBook(moodle, wish)).chapters).toEqual({ a: 'unchanged' });
  });

  it('takes a title of 255 characters', async () => {
    const space = await newSpace(moodle);
    const title = 'é'.repeat(255);
    const wish = bookIn(space, ['a']);
    wish.chapters[0]!.title = title;
    const { state } = await publishBook(moodle, wish);
    expect(titlesInOrder(state!)).toEqual([title]);
  });

  it.each([
    ['no title', { title: '' }],
    ['a title of 256 characters', { title: 'x'.repeat(256) }],
  ])('fails a chapter with %s alone', async (_, wrong) => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b', 'c']);
    Object.assign(wish.chapters[1]!, wrong);
    const { outcome, chapters, state } = await publishBook(moodle, wish);
    expect(outcome).toBe('created');
    expect(chapters).toEqual({ a: 'created', b: 'failed: invalidparameter', c: 'created' });
    expect(titlesInOrder(state!)).toEqual(['Titre a', 'Titre c']);
  });

  it('is closed to a stranger without a token', async () => {
    const space = await newSpace(moodle);
    const book = await publishedBook(moodle, bookIn(space, ['a']));
    const page = await personAt(moodle.url).open(chapterOf(book, 'a').url!);
    expect(page.html).not.toContain('Texte de a');
  });
});
