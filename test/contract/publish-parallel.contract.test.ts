/** Several batches at once: each has its one effect, as if they had come in turn. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  bookIn,
  chapter,
  chapterOf,
  publish,
  publishBook,
  publishedBook,
  rewritten,
  titlesInOrder,
} from './book-steps.ts';
import { booksOf, newSpace } from './steps.ts';

describe.each(moodles)('$name: publish in parallel', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  it('makes one Book and one of each chapter of eight equal batches', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a', 'b', 'c']);
    const batches = Array.from({ length: 8 }, () => publishBook(moodle, wish));
    const answers = await Promise.all(batches);
    const outcomes = answers.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['created', ...Array<string>(7).fill('unchanged')]);
    for (const name of ['a', 'b', 'c']) {
      const told = answers.map(({ chapters }) => chapters[name]).sort();
      expect(told).toEqual(['created', ...Array<string>(7).fill('unchanged')]);
    }
    const books = await booksOf(moodle, space.code);
    expect(books).toHaveLength(1);
    expect(titlesInOrder(books[0]!)).toEqual(['Titre a', 'Titre b', 'Titre c']);
    expect(new Set(answers.map(({ state }) => state?.bookid)).size).toBe(1);
  });

  it('brings every chapter of different batches into one Book', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space);
    await publishedBook(moodle, wish);
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const batches = names.map((name) =>
      publishBook(moodle, { ...wish, chapters: [chapter(wish.key, name)] }),
    );
    const outcomes = (await Promise.all(batches)).map(({ chapters }) => Object.values(chapters));
    expect(outcomes).toEqual(names.map(() => ['created']));
    const [book] = await booksOf(moodle, space.code);
    expect(titlesInOrder(book!).sort()).toEqual(names.map((name) => `Titre ${name}`));
  });

  it('ends with one of two texts that were written at once, and knows which', async () => {
    const space = await newSpace(moodle);
    const wish = bookIn(space, ['a']);
    await publishedBook(moodle, wish);
    const texts = [rewritten(wish.chapters[0]!), rewritten(wish.chapters[0]!)];
    const batches = texts.map((text) => publishBook(moodle, { ...wish, chapters: [text] }));
    for (const { chapters } of await Promise.all(batches))
      expect(chapters).toEqual({ a: 'updated' });
    const [book] = await booksOf(moodle, space.code);
    const { source, edited } = chapterOf(book!, 'a');
    expect(edited).toBe(false);
    const last = texts.find((text) => text.source === source)!;
    const again = await publishBook(moodle, { ...wish, chapters: [last] });
    expect(again.chapters).toEqual({ a: 'unchanged' });
  });

  it('does not let two spaces stand in each other’s way', async () => {
    const spaces = [await newSpace(moodle), await newSpace(moodle), await newSpace(moodle)];
    const wishes = spaces.map((space) => bookIn(space, ['a', 'b']));
    // Each batch names the spaces in another order: waiting for one another must end.
    const batches = [wishes, wishes.toReversed(), [wishes[1]!, wishes[2]!, wishes[0]!]];
    const results = await Promise.all(batches.map((batch) => publish(moodle, batch)));
    const made = results.flat().filter(({ outcome }) => outcome === 'created');
    expect(made.map(({ key }) => key).sort()).toEqual(wishes.map(({ key }) => key).sort());
    for (const { code } of spaces) expect(await booksOf(moodle, code)).toHaveLength(1);
  });
});
