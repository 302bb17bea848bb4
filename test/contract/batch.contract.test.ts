/** A batch that is malformed, or meant for another Moodle, is refused whole. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { call, errorIn } from '../support/rest.ts';
import type { RestAnswer } from '../support/rest.ts';
import { bookIn, chapter } from './book-steps.ts';
import { newSpace, booksOf, instanceOf, unique } from './steps.ts';

describe.each(moodles)('$name: a batch', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  function errorcodeOf(answer: RestAnswer): string | undefined {
    expect(answer.status).toBe(200);
    return errorIn(answer)?.errorcode;
  }

  async function sent(batch: unknown): Promise<RestAnswer> {
    return call(moodle, 'local_mara_publish', { batch: JSON.stringify(batch) });
  }

  it('meant for another Moodle is refused whole', async () => {
    const space = await newSpace(moodle);
    const batch = { run: 'r', instance: crypto.randomUUID(), books: [bookIn(space, ['a'])] };
    expect(errorcodeOf(await sent(batch))).toBe('otherinstance');
    expect(await booksOf(moodle, space.code)).toEqual([]);
  });

  it.each(['', 'no JSON', '[]', 'null', '"text"', '{}'])('%j is malformed', async (batch) => {
    const answer = await call(moodle, 'local_mara_publish', { batch });
    expect(errorcodeOf(answer)).toBe('invalidparameter');
  });

  it.each([
    ['run', 7],
    ['books', 'none'],
    ['books', [7]],
    ['books', [{ key: 'x/y' }]],
  ])('with a malformed %s (%j) is refused whole', async (name, value) => {
    const instance = await instanceOf(moodle);
    const batch = { run: unique('r'), instance, books: [], [name]: value };
    expect(errorcodeOf(await sent(batch))).toBe('invalidparameter');
  });

  type Wish = ReturnType<typeof bookIn>;
  const FAULTS: [string, (wish: Wish) => unknown][] = [
    ['a Book without chapters', (wish) => ({ ...wish, chapters: undefined })],
    ['a Book whose name is a number', (wish) => ({ ...wish, name: 7 })],
    ['a Book that replaces something else than "gone"', (wish) => ({ ...wish, replaces: 'text' })],
    ['a Book key with capitals', (wish) => withKey(wish, `${wish.space}/UP`)],
    ['a Book key of another space', (wish) => withKey(wish, 'elsewhere/living-area')],
    ['a Book key that only begins like the code', (wish) => withKey(wish, `${wish.space}x/book`)],
    ['a Book key that holds the code further on', (wish) => withKey(wish, `x/${wish.key}`)],
    ['a Book key of 151 characters', (wish) => withKey(wish, `${wish.space}/`.padEnd(151, 'k'))],
    ['a chapter without a text', (wish) => withChapter(wish, { html: undefined })],
    ['a chapter that replaces a number', (wish) => withChapter(wish, { replaces: 7 })],
    [
      'a chapter that replaces what 65 characters name',
      (wish) => withChapter(wish, { replaces: 'x'.repeat(65) }),
    ],
    ['a chapter whose blend is a word', (wish) => withChapter(wish, { blend: 'yes' })],
    ['a chapter whose title is a list', (wish) => withChapter(wish, { title: [] })],
    ['a chapter key with capitals', (wish) => withChapter(wish, { key: `${wish.key}/UP` })],
    ['a chapter key of another Book', (wish) => withChapter(wish, { key: 'elsewhere/a' })],
    ['a chapter key like the Book key', (wish) => withChapter(wish, { key: `${wish.key}x/a` })],
    [
      'a chapter key that holds the Book key',
      (wish) => withChapter(wish, { key: `x/${wish.key}/a` }),
    ],
    ['a chapter named twice', (wish) => withChapter(wish, { key: wish.chapters[0]!.key })],
    ['an empty source', (wish) => withChapter(wish, { source: '' })],
    ['a source of 65 characters', (wish) => withChapter(wish, { source: 's'.repeat(65) })],
  ];

  function withKey(wish: Wish, key: string): unknown {
    return { ...wish, key, chapters: [] };
  }

  /** The Book with one more chapter, wrong in one place. */
  function withChapter(wish: Wish, wrong: Record<string, unknown>): unknown {
    const added = { ...chapter(wish.key, 'n', { after: `${wish.key}/a` }), ...wrong };
    return { ...wish, chapters: [...wish.chapters, added] };
  }

  it.each(FAULTS)('with %s is refused whole', async (_, spoil) => {
    const instance = await instanceOf(moodle);
    const space = await newSpace(moodle);
    const good = bookIn(space, ['a'], 'good');
    const books = [good, spoil(bookIn(space, ['a']))];
    const answer = await sent({ run: unique('r'), instance, books });
    expect(errorcodeOf(answer)).toBe('invalidparameter');
    expect(await booksOf(moodle, space.code)).toEqual([]);
  });

  it('that names a Book twice is refused whole', async () => {
    const instance = await instanceOf(moodle);
    const space = await newSpace(moodle);
    const books = [bookIn(space), bookIn(space)];
    const answer = await sent({ run: unique('r'), instance, books });
    expect(errorcodeOf(answer)).toBe('invalidparameter');
    expect(await booksOf(moodle, space.code)).toEqual([]);
  });

  it('of more than 100 chapters is refused whole', async () => {
    const instance = await instanceOf(moodle);
    const space = await newSpace(moodle);
    const book = bookIn(space);
    book.chapters = Array.from({ length: 101 }, (_, at) => chapter(book.key, `c${at}`));
    const answer = await sent({ run: unique('r'), instance, books: [book] });
    expect(errorcodeOf(answer)).toBe('invalidparameter');
  });

  it('of more than 4000000 bytes is refused whole', async () => {
    const instance = await instanceOf(moodle);
    const space = await newSpace(moodle);
    const book = bookIn(space);
    const html = `<p>${'x'.repeat(510_000)}</p>`;
    book.chapters = Array.from({ length: 8 }, (_, at) => chapter(book.key, `c${at}`, { html }));
    const answer = await sent({ run: unique('r'), instance, books: [book] });
    expect(errorcodeOf(answer)).toBe('invalidparameter');
  });
});
