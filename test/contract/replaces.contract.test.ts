/** Decisions carried by a batch: to write over a person's edit, to make again what they deleted. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  bookIn,
  chapterOf,
  liveBook,
  publishBook,
  publishedBook,
  rewritten,
  titlesInOrder,
} from './book-steps.ts';
import { booksOf, newSpace, position, referentOf, toldSince } from './steps.ts';

describe.each(moodles)('$name: replaces', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** A Book whose first chapter a referent may edit at a browser. */
  async function scene(names: string[] = ['a', 'b']) {
    const space = await newSpace(moodle);
    const wish = bookIn(space, names);
    const book = await publishedBook(moodle, wish);
    const person = await referentOf(moodle, space);
    const { id } = chapterOf(book, 'a');
    const first = wish.chapters[0]!;
    const edit = (content: string, title?: string) =>
      person.editChapter(book.cmid, id, {
        html: content,
        ...(title === undefined ? {} : { title }),
      });
    const state = async () => (await booksOf(moodle, space.code))[0]!;
    return { wish, book, person, id, first, edit, state, space };
  }

  it('names the text of an edit, the same text alike, and none else', async () => {
    const { book, edit, state } = await scene();
    expect(chapterOf(book, 'a').text).toBeNull();
    await edit('<p>À moi</p>');
    const { text } = chapterOf(await state(), 'a');
    expect(text).toMatch(/^.{1,64}$/);
    await edit('<p>Autre</p>');
    expect(chapterOf(await state(), 'a').text).not.toBe(text);
    await edit('<p>À  moi</p>');
    expect(chapterOf(await state(), 'a')).toMatchObject({ edited: true, text });
    expect(chapterOf(await state(), 'b').text).toBeNull();
  });

  it('writes over the very edit it names, and over no later one', async () => {
    const { wish, first, edit, state } = await scene();
    await edit('<p>À moi</p>');
    const replaces = chapterOf(await state(), 'a').text!;
    await edit('<p>Encore à moi</p>');
    const late = { ...wish, chapters: [{ ...rewritten(first), replaces }] };
    const refused = await publishBook(moodle, late);
    expect(refused.chapters).toEqual({ a: 'conflict' });
    const kept = chapterOf(liveBook(refused.state), 'a');
    expect(kept).toMatchObject({ edited: true, offered: late.chapters[0]!.source });
    expect(kept.html).toContain('Encore à moi');

    const now = { ...wish, chapters: [{ ...rewritten(first), replaces: kept.text! }] };
    const done = await publishBook(moodle, now);
    expect(done.chapters).toEqual({ a: 'updated' });
    const { source } = now.chapters[0]!;
    const ours = { edited: false, text: null, html: null, offered: null, source };
    expect(chapterOf(liveBook(done.state), 'a')).toMatchObject(ours);
    expect((await publishBook(moodle, now)).chapters).toEqual({ a: 'unchanged' });
    const next = { ...wish, chapters: [rewritten(first)] };
    expect((await publishBook(moodle, next)).chapters).toEqual({ a: 'updated' });
  });

  it('leaves a title that a person changed', async () => {
    const { wish, first, edit, state } = await scene();
    await edit('<p>À moi</p>', 'Mon titre');
    const replaces = chapterOf(await state(), 'a').text!;
    const chapters = [{ ...rewritten(first), title: 'Notre titre', replaces }];
    const done = await publishBook(moodle, { ...wish, chapters });
    expect(done.chapters).toEqual({ a: 'updated' });
    const chapter = chapterOf(liveBook(done.state), 'a');
    expect(chapter).toMatchObject({ title: 'Mon titre', kept: ['title'], edited: false });
  });

  it('updates as ever where nobody edited', async () => {
    const { wish, first } = await scene();
    const chapters = [{ ...rewritten(first), replaces: 'a text of another time' }];
    expect((await publishBook(moodle, { ...wish, chapters })).chapters).toEqual({ a: 'updated' });
    const gone = [{ ...rewritten(first), replaces: 'gone' }];
    expect((await publishBook(moodle, { ...wish, chapters: gone })).chapters).toEqual({
      a: 'updated',
    });
  });

  it('does not take "gone" for leave to write over an edit', async () => {
    const { wish, first, edit } = await scene();
    await edit('<p>À moi</p>');
    const chapters = [{ ...rewritten(first), replaces: 'gone' }];
    expect((await publishBook(moodle, { ...wish, chapters })).chapters).toEqual({ a: 'conflict' });
  });

  it('makes a deleted chapter again, in its place, when it says so', async () => {
    const { wish, book, person, id, state } = await scene(['a', 'b', 'c']);
    const second = wish.chapters[1]!;
    await person.deleteChapter(book.cmid, chapterOf(book, 'b').id);
    const text = { ...wish, chapters: [{ ...rewritten(second), replaces: 'some text' }] };
    expect((await publishBook(moodle, text)).chapters).toEqual({ b: 'gone' });

    const again = { ...wish, chapters: [{ ...rewritten(second), replaces: 'gone' }] };
    const done = await publishBook(moodle, again);
    expect(done.outcome).toBe('unchanged');
    expect(done.chapters).toEqual({ b: 'created' });
    const live = liveBook(done.state);
    expect(titlesInOrder(live)).toEqual(['Titre a', 'Titre b', 'Titre c']);
    const made = chapterOf(live, 'b');
    expect(made).toMatchObject({ state: 'live', source: again.chapters[0]!.source, kept: [] });
    expect(made.id).not.toBe(chapterOf(book, 'b').id);
    expect(live.chapters.filter(({ key }) => key === second.key)).toHaveLength(1);
    expect(chapterOf(live, 'a').id).toBe(id);
    expect((await publishBook(moodle, again)).chapters).toEqual({ b: 'unchanged' });
    expect(await state()).toEqual(live);
  });

  it('makes a deleted Book again, which forgets its former chapters', async () => {
    const { wish, book, space } = await scene(['a', 'b']);
    await moodle.fixture.deleteActivity(book.cmid);
    const chapters = [{ ...wish.chapters[0]!, replaces: 'gone' }];
    expect(await publishBook(moodle, { ...wish, chapters })).toMatchObject({
      outcome: 'gone',
      chapters: { a: 'gone' },
    });

    const from = await position(moodle);
    const done = await publishBook(moodle, {
      ...wish,
      chapters: [wish.chapters[0]!],
      replaces: 'gone',
    });
    expect(done).toMatchObject({ outcome: 'created', chapters: { a: 'created' } });
    const made = liveBook(done.state);
    expect(made.cmid).not.toBe(book.cmid);
    expect(made.chapters.map(({ key }) => key)).toEqual([wish.chapters[0]!.key]);
    expect(await booksOf(moodle, space.code)).toEqual([made]);
    expect(await toldSince(moodle, from, 'books', made.id)).toEqual(made);
    const all = await publishBook(moodle, { ...wish, replaces: 'gone' });
    expect(all).toMatchObject({
      outcome: 'unchanged',
      chapters: { a: 'unchanged', b: 'created' },
    });
  });

  it('of a Book that stands changes nothing', async () => {
    const { wish, book } = await scene();
    const again = await publishBook(moodle, { ...wish, replaces: 'gone' });
    expect(again).toMatchObject({
      outcome: 'unchanged',
      chapters: { a: 'unchanged', b: 'unchanged' },
    });
    expect(liveBook(again.state).cmid).toBe(book.cmid);
  });
});
