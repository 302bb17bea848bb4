/** A person's edit in Moodle always wins: nothing of theirs is overwritten or undone. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BookToPublish } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  bookIn,
  chapter,
  chapterOf,
  publishBook,
  publishedBook,
  rewritten,
  titlesInOrder,
} from './book-steps.ts';
import { itemOf, newSpace, referentOf } from './steps.ts';

const THEIRS =
  '<div class="mara-sheet">\n<p>Écrit par&nbsp;moi &amp; pour vous  <b>!</b></p></div>';

describe.each(moodles)('$name: publish where people write', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** A Book that is there, and the referent of its space at a browser. */
  async function scene(names: string[]) {
    const space = await newSpace(moodle);
    const wish = bookIn(space, names);
    const book = await publishedBook(moodle, wish);
    const person = await referentOf(moodle, space);
    return {
      wish,
      book,
      person,
      cmid: book.cmid,
      idOf: (name: string) => chapterOf(book, name).id,
    };
  }

  function allRewritten(wish: BookToPublish): BookToPublish {
    return { ...wish, chapters: wish.chapters.map((one) => rewritten(one)) };
  }

  it('never overwrites an edited text: it stays byte for byte', async () => {
    const { wish, book, person, cmid, idOf } = await scene(['a', 'b']);
    await person.editChapter(cmid, idOf('a'), { html: THEIRS });
    const before = await person.chapterText(cmid, idOf('a'));
    expect(before).toBe(THEIRS);
    const edited = chapterOf((await itemOf(moodle, 'books', book.id))!, 'a');
    expect(edited.html?.replaceAll('\r\n', '\n')).toBe(THEIRS);
    const next = allRewritten(wish);
    const { chapters, state } = await publishBook(moodle, next);
    expect(chapters).toEqual({ a: 'conflict', b: 'updated' });
    expect(await person.chapterText(cmid, idOf('a'))).toBe(before);
    expect(chapterOf(state!, 'a')).toMatchObject({
      edited: true,
      html: edited.html,
      timemodified: edited.timemodified,
      source: wish.chapters[0]!.source,
      offered: next.chapters[0]!.source,
      kept: [],
    });
  });

  it('remains a conflict however often it is published', async () => {
    const { wish, person, cmid, idOf } = await scene(['a']);
    await person.editChapter(cmid, idOf('a'), { html: THEIRS });
    const before = await person.chapterText(cmid, idOf('a'));
    for (const next of [wish, allRewritten(wish), allRewritten(wish)]) {
      const { chapters, state } = await publishBook(moodle, next);
      expect(chapters).toEqual({ a: 'conflict' });
      expect(chapterOf(state!, 'a').offered).toBe(next.chapters[0]!.source);
    }
    expect(await person.chapterText(cmid, idOf('a'))).toBe(before);
  });

  it.each([
    ['one letter', 'Texte de a', 'Texte de A'],
    ['an added element', '<p>Texte de a</p>', '<p>Texte de a</p><p></p><p>Plus</p>'],
    ['an attribute', '<p>Texte', '<p lang="en">Texte'],
    ['an address', 'Texte de a', '<a href="https://exemple.fr/">Texte de a</a>'],
  ])('takes %s for an edit', async (_, from, to) => {
    const { wish, person, cmid, idOf, book } = await scene(['a']);
    const html = wish.chapters[0]!.html.replace(from, to);
    await person.editChapter(cmid, idOf('a'), { html });
    expect(chapterOf((await itemOf(moodle, 'books', book.id))!, 'a').edited).toBe(true);
    expect((await publishBook(moodle, allRewritten(wish))).chapters).toEqual({ a: 'conflict' });
  });

  it('does not take saving a chapter untouched for an edit', async () => {
    const { wish, person, cmid, idOf, book } = await scene(['a']);
    const html =
      '<div id="mara-x" class="mara-sheet"><h3>L’été &eacute;&nbsp;: &laquo;&nbsp;oui&nbsp;&raquo;</h3><ul><li>Un' +
      '</li><li>Deux &amp; trois</li></ul><p>Fin &lt;ici&gt;.<br>Là.</p></div>';
    await publishBook(moodle, { ...wish, chapters: [rewritten(wish.chapters[0]!, html)] });
    const before = await person.chapterText(cmid, idOf('a'));
    await person.saveChapterUntouched(cmid, idOf('a'));
    expect(await person.chapterText(cmid, idOf('a'))).not.toBe(before);
    const item = chapterOf((await itemOf(moodle, 'books', book.id))!, 'a');
    expect(item).toMatchObject({ edited: false, html: null, kept: [] });
    expect((await publishBook(moodle, allRewritten(wish))).chapters).toEqual({ a: 'updated' });
  });

  it('makes a text ours again once it is what we would write', async () => {
    const { wish, person, cmid, idOf } = await scene(['a']);
    const next = rewritten(wish.chapters[0]!);
    await person.editChapter(cmid, idOf('a'), { html: next.html });
    const same = await publishBook(moodle, { ...wish, chapters: [next] });
    expect(same.chapters).toEqual({ a: 'unchanged' });
    const { source } = next;
    const ours = { source, edited: false, html: null, offered: null };
    expect(chapterOf(same.state!, 'a')).toMatchObject(ours);
    expect((await publishBook(moodle, allRewritten(wish))).chapters).toEqual({ a: 'updated' });
  });

  it('is no edit any more when the person puts the old text back', async () => {
    const { wish, person, cmid, idOf } = await scene(['a']);
    await person.editChapter(cmid, idOf('a'), { html: THEIRS });
    await person.editChapter(cmid, idOf('a'), { html: wish.chapters[0]!.html });
    expect((await publishBook(moodle, allRewritten(wish))).chapters).toEqual({ a: 'updated' });
  });

  it('keeps a title the person gave, and still updates the text', async () => {
    const { wish, person, cmid, idOf } = await scene(['a']);
    await person.editChapter(cmid, idOf('a'), { title: 'Mon titre & à moi' });
    const next = allRewritten(wish);
    next.chapters[0]!.title = 'Titre que voudrait la machine';
    const { chapters, state } = await publishBook(moodle, next);
    expect(chapters).toEqual({ a: 'updated' });
    const { source } = next.chapters[0]!;
    const theirs = { title: 'Mon titre & à moi', kept: ['title'], edited: false, source };
    expect(chapterOf(state!, 'a')).toMatchObject(theirs);
    const again = await publishBook(moodle, next);
    expect(again.chapters).toEqual({ a: 'unchanged' });
    expect(again.state).toEqual(state);
  });

  it('keeps a chapter hidden', async () => {
    const { wish, person, cmid, idOf } = await scene(['a', 'b']);
    await person.toggleChapter(cmid, idOf('b'));
    const { chapters, state } = await publishBook(moodle, allRewritten(wish));
    expect(chapters).toEqual({ a: 'updated', b: 'updated' });
    expect(chapterOf(state!, 'b')).toMatchObject({ hidden: true, kept: ['hidden'] });
    expect(chapterOf(state!, 'a')).toMatchObject({ hidden: false, kept: [] });
  });

  it('keeps a hidden Book hidden, told and written all the same', async () => {
    const { wish, cmid, book } = await scene(['a']);
    await moodle.fixture.setActivityVisible(cmid, false);
    const { chapters, state } = await publishBook(moodle, allRewritten(wish));
    expect(chapters).toEqual({ a: 'updated' });
    expect(state).toMatchObject({ state: 'live', visible: false, url: book.url });
    expect(await itemOf(moodle, 'books', book.id)).toEqual(state);
  });

  it('keeps a chapter where the person moved it', async () => {
    const { wish, person, cmid, idOf } = await scene(['a', 'b', 'c']);
    await person.moveChapter(cmid, idOf('c'), 'up');
    await person.moveChapter(cmid, idOf('c'), 'up');
    const { chapters, state } = await publishBook(moodle, allRewritten(wish));
    expect(chapters).toEqual({ a: 'updated', b: 'updated', c: 'updated' });
    expect(titlesInOrder(state!)).toEqual(['Titre c', 'Titre a', 'Titre b']);
    expect(chapterOf(state!, 'c').kept).toEqual(['position']);
  });

  it('never makes a deleted chapter again', async () => {
    const { wish, person, cmid, idOf } = await scene(['a', 'b', 'c']);
    await person.deleteChapter(cmid, idOf('b'));
    for (let round = 0; round < 2; round += 1) {
      const { chapters, state } = await publishBook(moodle, allRewritten(wish));
      expect(chapters).toEqual({ a: 'updated', b: 'gone', c: 'updated' });
      expect(titlesInOrder(state!)).toEqual(['Titre a', 'Titre c']);
      expect(state!.chapters.at(-1)).toMatchObject({
        key: `${wish.key}/b`,
        state: 'gone',
        title: 'Titre b',
        position: null,
        url: null,
      });
    }
  });

  it('puts a chapter behind the nearest of ours when its own predecessor is gone', async () => {
    const { wish, person, cmid, idOf } = await scene(['a', 'b', 'c']);
    await person.deleteChapter(cmid, idOf('b'));
    const added = chapter(wish.key, 'n', { after: `${wish.key}/b` });
    const chapters = [wish.chapters[0]!, wish.chapters[1]!, added, wish.chapters[2]!];
    const { state } = await publishBook(moodle, { ...wish, chapters });
    expect(titlesInOrder(state!)).toEqual(['Titre a', 'Titre n', 'Titre c']);
  });

  it('leaves foreign chapters behind the one they follow', async () => {
    const { wish, person, cmid } = await scene(['a', 'b']);
    const first = await person.addChapter(cmid, 1, 'À moi', THEIRS);
    await person.addChapter(cmid, 2, 'À moi aussi', THEIRS);
    const before = await person.chapterText(cmid, first);
    const added = chapter(wish.key, 'n', { after: `${wish.key}/a` });
    const { state } = await publishBook(moodle, { ...wish, chapters: [added] });
    const order = ['Titre a', 'À moi', 'À moi aussi', 'Titre n', 'Titre b'];
    expect(titlesInOrder(state!)).toEqual(order);
    expect(await person.chapterText(cmid, first)).toBe(before);
    expect(state!.chapters[1]).toMatchObject({
      id: first,
      key: null,
      source: null,
      offered: null,
      edited: false,
      kept: [],
      html: null,
    });
  });

  it('does not take a chapter for ours because it looks like one', async () => {
    const { wish, person, cmid } = await scene(['a']);
    const twin = chapter(wish.key, 'n', { after: `${wish.key}/a` });
    const theirs = await person.addChapter(cmid, 1, twin.title, twin.html);
    const { chapters, state } = await publishBook(moodle, { ...wish, chapters: [twin] });
    expect(chapters).toEqual({ n: 'created' });
    expect(chapterOf(state!, 'n').id).not.toBe(theirs);
    expect(titlesInOrder(state!)).toEqual(['Titre a', 'Titre n', 'Titre n']);
  });

  it('never makes a deleted Book again', async () => {
    const { wish, cmid, book } = await scene(['a', 'b']);
    await moodle.fixture.deleteActivity(cmid);
    for (let round = 0; round < 2; round += 1) {
      const { outcome, chapters, state } = await publishBook(moodle, allRewritten(wish));
      expect(outcome).toBe('gone');
      expect(chapters).toEqual({ a: 'gone', b: 'gone' });
      expect(state).toMatchObject({ id: book.id, key: wish.key, state: 'gone', url: null });
    }
    expect(await itemOf(moodle, 'books', book.id)).toMatchObject({ state: 'gone' });
  });

  it('fails in a space whose course was deleted', async () => {
    const { wish, book } = await scene(['a']);
    await moodle.fixture.deleteSpace(book.space);
    const { outcome } = await publishBook(moodle, allRewritten(wish));
    expect(['gone', 'failed']).toContain(outcome);
    const item = await itemOf(moodle, 'books', book.id);
    expect(item?.state ?? 'gone').toBe('gone');
  });
});
