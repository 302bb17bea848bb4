import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { DesiredBook } from './ports.ts';
import { foldable, heldBooks, horizonOf, standingAt, VERSIONS_KEPT } from './version.ts';
import type { VersionText } from './version.ts';
import { keepPin, keepVersion, textsAt, versionsOf, writtenIn } from './version-store.ts';

const BOOK = { key: 'mel/living-area', name: 'Bassin de vie', intro: '<p>Bonjour</p>' };
const text = (name: string, html: string): VersionText => ({
  chapter: `${BOOK.key}/${name}`,
  title: name,
  html,
  source: html,
  objects: [{ id: html, name: html }],
  book: BOOK,
});
const wanted = (...names: string[]): DesiredBook => ({
  ...BOOK,
  space: 'mel',
  chapters: names.map((name) => ({
    key: `${BOOK.key}/${name}`,
    title: name,
    html: 'now',
    objects: [],
  })),
});
const byChapter = (...texts: VersionText[]) => new Map(texts.map((one) => [one.chapter, one]));
const htmlOf = (books: readonly DesiredBook[]) =>
  books.map(({ key, chapters }) => [key, chapters.map((one) => [one.title, one.html])]);

describe('the Books of a space held at a version', () => {
  const nothing = { at: byChapter(), younger: byChapter(), published: new Set<string>() };

  it('say what they said then, whatever is wanted now', () => {
    const at = byChapter(text('b', 'then b'), text('a', 'then a'));
    const held = heldBooks([wanted('a', 'b')], { ...nothing, at });
    expect(htmlOf(held)).toEqual([
      [
        BOOK.key,
        [
          ['a', 'then a'],
          ['b', 'then b'],
        ],
      ],
    ]);
    expect(held[0]?.chapters[0]?.objects).toEqual([{ id: 'then a', name: 'then a' }]);
  });

  it('leave younger chapters as they were published, and begin nothing new', () => {
    const at = byChapter(text('a', 'then a'));
    const younger = byChapter(text('b', 'last b'));
    const held = heldBooks([wanted('a', 'b', 'c')], { ...nothing, at, younger });
    expect(htmlOf(held)[0]?.[1]).toEqual([
      ['a', 'then a'],
      ['b', 'last b'],
    ]);
    expect(heldBooks([wanted('c')], { ...nothing, at: byChapter() })).toEqual([]);
  });

  it('keep what nobody wants any more, chapter or Book', () => {
    const other = { key: 'mel/openings', name: 'Offres', intro: '' };
    const at = byChapter(text('a', 'then a'), text('gone', 'then gone'), {
      ...text('x', 'then x'),
      chapter: 'mel/openings/x',
      book: other,
    });
    const held = heldBooks([wanted('a')], { ...nothing, at });
    expect(htmlOf(held)).toEqual([
      [
        BOOK.key,
        [
          ['a', 'then a'],
          ['gone', 'then gone'],
        ],
      ],
      ['mel/openings', [['x', 'then x']]],
    ]);
    expect(held[1]).toMatchObject({ space: 'mel', name: 'Offres', intro: '' });
  });

  it('say of people who they are today', () => {
    const [chapter] = wanted('referents').chapters;
    const book = { ...wanted(), chapters: [{ ...chapter!, people: true as const }] };
    const at = byChapter(text('referents', 'then'));
    const published = new Set([`${BOOK.key}/referents`]);
    expect(htmlOf(heldBooks([book], { ...nothing, at, published }))[0]?.[1]).toEqual([
      ['referents', 'now'],
    ]);
  });

  it('leave a beginning to the people it was made for, once it stands', () => {
    const [once] = wanted('word').chapters;
    const book = { ...wanted(), chapters: [{ ...once!, once: true as const }] };
    const published = new Set([`${BOOK.key}/word`]);
    expect(heldBooks([book], nothing)).toEqual([]);
    expect(heldBooks([book], { ...nothing, published })[0]?.chapters).toEqual(book.chapters);
  });
});

/** Which chapters each version wrote, from the first on. */
const historyArb = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1 }), {
  minLength: 1,
  maxLength: VERSIONS_KEPT * 2,
});

describe('versions', () => {
  it('folded stand as they stood, each that is kept, and no more texts than that needs', () => {
    fc.assert(
      fc.property(historyArb, fc.nat(), (history, nat) => {
        const written = history.flatMap((chapters, place) =>
          chapters.map((chapter) => ({ chapter: String(chapter), number: place + 1 })),
        );
        const horizon = horizonOf(history.length);
        const pinned = nat % 3 === 0 ? null : 1 + (nat % history.length);
        const folded = new Set(foldable(written, horizon, pinned));
        const left = written.filter((one) => !folded.has(one));
        const kept = Array.from({ length: history.length - horizon + 1 }, (_, n) => horizon + n);
        for (const number of [...kept, ...(pinned === null ? [] : [pinned])]) {
          expect(standingAt(left, number)).toEqual(standingAt(written, number));
        }
        const old = left.filter(({ number }) => number < horizon).length;
        expect(old).toBeLessThanOrEqual(6 * (pinned === null ? 1 : 2));
      }),
    );
  });
});

describeEachDatabase('kept versions', ({ fresh }) => {
  const version = (run: string) => ({
    space: 'mel',
    at: 7,
    run,
    why: 'publish' as const,
    by: null,
  });

  it('of one run are one, however many calls it made', async () => {
    const db = await fresh();
    expect(await keepVersion(db, version('r1'), [text('a', 'é 1')])).toBe(1);
    expect(await keepVersion(db, version('r1'), [text('b', 'b 1')])).toBe(1);
    expect(await keepVersion(db, version('r2'), [text('a', 'a 2')])).toBe(2);
    const other = { ...version('r2'), space: 'var', why: 'revert' as const, by: 'Zoé' };
    expect(await keepVersion(db, other, [])).toBe(1);
    expect(await versionsOf(db, 'mel')).toEqual([
      { ...version('r2'), number: 2 },
      { ...version('r1'), number: 1 },
    ]);
    expect(await versionsOf(db, 'var')).toMatchObject([{ number: 1, why: 'revert', by: 'Zoé' }]);
    const { at, younger } = await textsAt(db, 'mel', 1);
    expect([...at.values()]).toEqual([text('a', 'é 1'), text('b', 'b 1')]);
    expect([...younger.values()]).toEqual([]);
  });

  it('stand as a naive replay says, also once older ones are folded', async () => {
    const pinned = 3;
    const latest = VERSIONS_KEPT + 9;
    const db = await fresh();
    const replay: Map<string, string>[] = [];
    await db.transaction(async (tx) => {
      for (let number = 1; number <= latest; number += 1) {
        const names = ['a', 'b', 'c', 'd'].filter((_, n) => number % (n * 7 + 1) === 0);
        const texts = names.map((name) => text(name, `${name} ${number}`));
        await keepVersion(tx, version(`r${number}`), texts);
        const before = replay.at(-1) ?? new Map<string, string>();
        replay.push(new Map([...before, ...texts.map((one) => [one.chapter, one.html] as const)]));
        if (number === pinned) {
          await keepPin(tx, { space: 'mel', pin: { version: pinned, by: null, at: 7 } });
        }
      }
    });
    const kept = (await versionsOf(db, 'mel')).map(({ number }) => number);
    expect(kept).toEqual([...Array.from({ length: VERSIONS_KEPT }, (_, n) => latest - n), pinned]);
    for (const number of kept) {
      const { at } = await textsAt(db, 'mel', number);
      const seen = new Map([...at].map(([chapter, { html }]) => [chapter, html]));
      expect(seen).toEqual(replay[number - 1]);
    }
    // A text for each version kept and each chapter at the oldest, and one more for the pinned.
    expect((await writtenIn(db, 'mel')).filter(({ number }) => number < 10).length).toBeLessThan(9);
  });
});
