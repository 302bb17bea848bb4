/** A text that holds a person's words beside ours: written whole or not at all, and theirs again. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChapterToPublish } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  bookIn,
  chapter,
  chapterOf,
  liveBook,
  publishBook,
  publishedBook,
  rewritten,
  treeOf,
} from './book-steps.ts';
import { changesSince, itemOf, lastOf, newSpace, position, referentOf, unique } from './steps.ts';

/** Two blocks; the second is the one that people change. */
const blocks = (first: string, second: string) =>
  `<div id="mara-a" class="mara-sheet"><p>${first}</p><p class="mara-hours">${second}</p></div>`;
const OURS = blocks('Guichet 1', 'Ouvert le lundi.');
const THEIRS = blocks('Guichet 1', 'Ouvert le lundi et — pour vous&nbsp;— le «&nbsp;mardi&nbsp;».');
const BOTH = blocks('Guichet 2', 'Ouvert le lundi et — pour vous&nbsp;— le «&nbsp;mardi&nbsp;».');

/** What purifying takes away or changes, beside words of a person's. */
const HOSTILE = [
  ['a script', '<script>alert(1)</script>'],
  ['a style sheet', '<style>p { color: red }</style>'],
  ['a frame', '<iframe src="https://exemple.fr/carte"></iframe>'],
  ['a div that runs something', '<div onclick="alert(1)">Cliquez</div>'],
  ['a form', '<form action="https://exemple.fr"><input name="p"></form>'],
  ['an address that runs', '<p><a href="javascript:alert(1)">ici</a></p>'],
  ['a telephone link', '<p><a href="tel:+33241000000">02 41 00 00 00</a></p>'],
  ['a picture within the text', '<p><img src="data:image/png;base64,iVBORw0KGgo=" alt="x"></p>'],
  ['an attribute of another program', '<p data-x="1">Collé</p>'],
] as const;

/** What people make with the editor. */
const SURVIVES = [
  [
    'pictures',
    '<p><img class="img-fluid" src="https://exemple.fr/a.png" alt="Plan d’accès" width="300" height="200"></p>',
  ],
  ['classes and ids', '<p id="mara-x" class="alerte large">Attention</p>'],
  [
    'French typography',
    '<p>« Été »&nbsp;: l’œuvre… — 5&nbsp;€, n°&nbsp;3&#8239;? Ça&#8239;! “x” &amp; 5 &lt; 7</p>',
  ],
  ['emoji and other alphabets', '<p>Bienvenue 🧭👩🏽‍🚀 <span dir="rtl">مرحبا</span></p>'],
  ['looks', '<p style="text-align:center;"><strong>A</strong> <em>b</em> <sup>c</sup></p>'],
  ['lists', '<ul><li>Un<ul><li>Deux</li></ul></li></ul><ol start="3"><li>Trois</li></ol>'],
  [
    'tables',
    '<table><caption>Horaires</caption><thead><tr><th scope="col">Jour</th><th scope="col">Heure</th></tr></thead>' +
      '<tbody><tr><td colspan="2" style="width:50%;">Fermé</td></tr></tbody></table>',
  ],
  [
    'links',
    '<p><a href="https://exemple.fr/a?b=c&amp;d=e">site</a> <a href="/mod/page/view.php?id=3">page</a> ' +
      '<a href="mailto:a@exemple.fr">courriel</a> <a href="#mara-x">ancre</a></p>',
  ],
  ['headings and lines', '<h3>Titre</h3><h4>Sous-titre</h4><hr><p>Une<br>ligne</p>'],
] as const;

describe.each(moodles)('$name: blend', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** A Book of one chapter of ours, and the referent at a browser. */
  async function scene(html = OURS) {
    const space = await newSpace(moodle);
    const wish = bookIn(space);
    const first = chapter(wish.key, 'a', { html });
    const book = await publishedBook(moodle, { ...wish, chapters: [first] });
    const { cmid } = book;
    const { id } = chapterOf(book, 'a');
    const person = await referentOf(moodle, space);
    const publish = async (next: ChapterToPublish, run?: string) => {
      const { chapters, state } = await publishBook(moodle, { ...wish, chapters: [next] }, run);
      return { outcome: chapters['a'], now: chapterOf(liveBook(state), 'a') };
    };
    return {
      first,
      book,
      publish,
      now: async () => chapterOf((await itemOf(moodle, 'books', book.id))!, 'a'),
      stored: () => person.chapterText(cmid, id),
      edit: (text: string, title?: string) =>
        person.editChapter(cmid, id, { html: text, ...(title === undefined ? {} : { title }) }),
      save: () => person.saveChapterUntouched(cmid, id),
      drop: () => person.deleteChapter(cmid, id),
    };
  }
  type Scene = Awaited<ReturnType<typeof scene>>;

  /** The chapter with a person's words in it, over what stands now. */
  async function blendOver({ first, now }: Scene, html: string): Promise<ChapterToPublish> {
    return { ...rewritten(first, html), blend: true, replaces: (await now()).text! };
  }

  /** A chapter in which one block is a person's, blended. */
  async function blended() {
    const here = await scene();
    await here.edit(THEIRS);
    const blend = await blendOver(here, BOTH);
    expect((await here.publish(blend)).outcome).toBe('updated');
    return { ...here, blend };
  }

  it('brings ours up to date beside the block a person wrote', async () => {
    const here = await scene();
    await here.edit(THEIRS);
    expect(await here.now()).toMatchObject({ edited: true, blended: false });
    const blend = await blendOver(here, BOTH);
    const from = await position(moodle);
    const run = unique('run-');
    const { outcome, now } = await here.publish(blend, run);
    expect(outcome).toBe('updated');
    const { source } = blend;
    expect(now).toMatchObject({ source, offered: null, edited: false, blended: true });
    expect(now.text).toMatch(/^.{1,64}$/);
    expect(now.text).not.toBe(blend.replaces);
    expect(treeOf(now.html!)).toEqual(treeOf(BOTH));
    expect(treeOf(await here.stored())).toEqual(treeOf(BOTH));
    const told = lastOf(await changesSince(moodle, from), 'books', here.book.id);
    expect(told?.run).toBe(run);
    expect(chapterOf(told!.state!, 'a')).toEqual(now);
    expect(await here.now()).toEqual(now);
    const again = { outcome: 'unchanged', now };
    expect(await here.publish(blend)).toEqual(again);
    const plainly = { ...blend, replaces: 'another text' };
    expect(await here.publish(plainly)).toEqual(again);
  });

  it.each([
    ['a text of ours', false],
    ['another blend', true],
  ])('is not written over by %s, unless that names it', async (_, blend) => {
    const { first, publish, now, stored } = await blended();
    const before = await now();
    const bytes = await stored();
    const next = { ...rewritten(first), blend };
    const refused = await publish(next);
    expect(refused.outcome).toBe('conflict');
    expect(refused.now).toEqual({ ...before, offered: next.source });
    expect(await stored()).toBe(bytes);

    const named = await publish({ ...next, replaces: before.text! });
    expect(named.outcome).toBe('updated');
    const { source } = next;
    expect(named.now).toMatchObject({ source, offered: null, edited: false, blended: blend });
    expect(named.now.text === null).toBe(!blend);
    expect(named.now.html === null).toBe(!blend);
  });

  it('is ours again once a text without a blend stands, and updated as ever', async () => {
    const { first, publish, blend } = await blended();
    const same = await publish({ ...rewritten(first, BOTH) });
    expect(same).toMatchObject({ outcome: 'unchanged', now: { blended: false, text: null } });
    expect((await publish(rewritten(first))).outcome).toBe('updated');
    expect((await publish({ ...blend, replaces: 'another text' })).outcome).toBe('updated');
  });

  it('tells of an equal text that it holds a person’s words now', async () => {
    const { first, publish } = await scene();
    const equal = { ...first, blend: true };
    const { outcome, now } = await publish(equal);
    expect(outcome).toBe('unchanged');
    expect(now).toMatchObject({ edited: false, blended: true, text: expect.any(String) });
    expect((await publish(rewritten(first))).outcome).toBe('conflict');
  });

  it('gives way when the person wrote again meanwhile', async () => {
    const here = await blended();
    const late = await blendOver(here, blocks('Guichet 3', 'Ouvert le lundi et le mardi.'));
    const again = blocks('Guichet 2', 'Ouvert le jeudi.');
    await here.edit(again);
    const { text } = await here.now();
    const refused = await here.publish(late);
    expect(refused.outcome).toBe('conflict');
    const theirs = { edited: true, blended: true, offered: late.source, text };
    expect(refused.now).toMatchObject(theirs);
    expect(treeOf(await here.stored())).toEqual(treeOf(again));
    const next = await blendOver(here, blocks('Guichet 3', 'Ouvert le jeudi.'));
    expect((await here.publish(next)).outcome).toBe('updated');
    expect(await here.now()).toMatchObject({ edited: false, blended: true, offered: null });
  });

  it('gives way when the person wrote again before the first one came', async () => {
    const here = await scene();
    await here.edit(THEIRS);
    const late = await blendOver(here, BOTH);
    await here.edit(blocks('Guichet 1', 'Fermé.'));
    const { outcome, now } = await here.publish(late);
    expect(outcome).toBe('conflict');
    expect(now).toMatchObject({ edited: true, blended: false, offered: late.source });
  });

  it('stays as it was told when somebody opens and saves it', async () => {
    const { publish, now, save, blend } = await blended();
    const { text } = await now();
    await save();
    expect(await now()).toMatchObject({ edited: false, blended: true, text });
    expect((await publish(blend)).outcome).toBe('unchanged');
    const next = { ...rewritten(blend, blocks('Guichet 4', 'Fermé.')), replaces: text! };
    expect((await publish(next)).outcome).toBe('updated');
  });

  it('leaves a title that a person gave', async () => {
    const here = await scene();
    await here.edit(THEIRS, 'Mon titre');
    const blend = { ...(await blendOver(here, BOTH)), title: 'Notre titre' };
    const { outcome, now } = await here.publish(blend);
    expect(outcome).toBe('updated');
    expect(now).toMatchObject({ title: 'Mon titre', kept: ['title'], blended: true });
  });

  it('is made where nothing of the chapter ever stood', async () => {
    const wish = bookIn(await newSpace(moodle));
    wish.chapters = [{ ...chapter(wish.key, 'a', { html: BOTH }), blend: true }];
    const { chapters, state } = await publishBook(moodle, wish);
    expect(chapters).toEqual({ a: 'created' });
    expect(chapterOf(state!, 'a')).toMatchObject({ edited: false, blended: true });
    expect((await publishBook(moodle, wish)).chapters).toEqual({ a: 'unchanged' });
  });

  it('of a chapter that a person deleted is made only when that is said', async () => {
    const { book, publish, drop, blend } = await blended();
    await drop();
    const gone = await publish(blend);
    expect(gone.outcome).toBe('gone');
    expect(gone.now).toMatchObject({ state: 'gone', edited: false, blended: false, text: null });
    const made = await publish({ ...blend, replaces: 'gone' });
    expect(made).toMatchObject({ outcome: 'created', now: { edited: false, blended: true } });
    expect(made.now.id).not.toBe(chapterOf(book, 'a').id);
  });

  it('is refused whole where Moodle would keep less of it', async () => {
    const here = await scene();
    await here.edit(THEIRS);
    const bytes = await here.stored();
    const before = await here.now();
    for (const [name, hostile] of HOSTILE) {
      const blend = await blendOver(here, BOTH.replace('</div>', `${hostile}</div>`));
      const { outcome, now } = await here.publish(blend);
      expect([name, outcome]).toEqual([name, 'conflict']);
      expect(now).toEqual({ ...before, offered: blend.source });
    }
    expect(await here.stored()).toBe(bytes);
  });

  it('is refused whole over a text of ours too, which is updated as ever', async () => {
    const { first, now, publish, stored } = await scene();
    const bytes = await stored();
    const blend = { ...rewritten(first, `${BOTH}<script>1</script>`), blend: true };
    expect((await publish(blend)).outcome).toBe('conflict');
    expect(await now()).toMatchObject({ source: first.source, offered: blend.source });
    expect(await now()).toMatchObject({ edited: false, blended: false, text: null });
    expect(await stored()).toBe(bytes);
    expect((await publish({ ...blend, blend: false })).outcome).toBe('updated');
  });

  it('is refused whole where nothing stands, and makes no chapter', async () => {
    const wish = bookIn(await newSpace(moodle));
    const html = `${BOTH}<script>1</script>`;
    wish.chapters = [{ ...chapter(wish.key, 'a', { html }), blend: true }];
    const { outcome, chapters, state } = await publishBook(moodle, wish);
    expect([outcome, chapters]).toEqual(['created', { a: 'conflict' }]);
    expect(state?.chapters).toEqual([]);
  });

  it('keeps whole what people make with the editor, also when it is saved untouched', async () => {
    const here = await scene();
    for (const [name, theirs] of SURVIVES) {
      await here.edit(OURS.replace('</div>', `${theirs}</div>`));
      const html = BOTH.replace('</div>', `${theirs}</div>`);
      const { outcome, now } = await here.publish(await blendOver(here, html));
      expect([name, outcome]).toEqual([name, 'updated']);
      expect(treeOf(now.html!)).toEqual(treeOf(html));
      await here.save();
      const still = { edited: false, blended: true, text: now.text };
      expect([name, await here.now()]).toMatchObject([name, still]);
    }
  });

  it('keeps a link to another window and the language of a word, as Moodle guards them', async () => {
    const here = await scene();
    const theirs =
      '<p>Voir <a href="https://exemple.fr/" target="_blank" rel="noopener">le <em lang="en">site</em></a></p>';
    await here.edit(OURS.replace('</div>', `${theirs}</div>`));
    const html = BOTH.replace('</div>', `${theirs}</div>`);
    const blend = await blendOver(here, html);
    const { outcome, now } = await here.publish(blend);
    expect(outcome).toBe('updated');
    expect(now.html).toContain('target="_blank"');
    expect(now.html).toContain('lang="en"');
    expect((await here.publish(blend)).outcome).toBe('unchanged');
  });
});
