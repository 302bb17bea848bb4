/**
 * People who edit while the companion publishes. The race is forced: a person acts after the
 * companion has looked and before Moodle is asked to write, or after Moodle has written and
 * before the companion, whose answer was lost, asks again. Nothing of theirs is lost.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BookItem, ChapterItem } from '../../src/moodle/index.ts';
import { type Fault, send } from '../support/fault-proxy.ts';
import type { Person } from '../support/person.ts';
import { byKeys, type Observed, settle } from './observe.ts';
import { allBooks, BY_HAND, type Chapter, chapterIn } from './scenario.ts';
import { openWorld, type World } from './world.ts';

const PUBLISH = 'local_mara_publish';
/** Spaces are published by their names: Finistère, then Maine-et-Loire (`mel`), then Var. */
const MEL = 2;
const NOW = '<p>À l’instant même, par une personne.</p>';

type Deed = {
  name: string;
  act: (person: Person, at: Chapter) => Promise<unknown>;
  stands: (book: BookItem, chapter: ChapterItem) => void;
};

const DEEDS: Deed[] = [
  {
    name: 'rewrites a chapter',
    act: (person, { cmid, id }) => person.editChapter(cmid, id, { html: NOW }),
    stands: (_book, chapter) => {
      expect(chapter).toMatchObject({ state: 'live', edited: true, html: NOW });
    },
  },
  {
    name: 'renames a chapter',
    act: (person, { cmid, id }) => person.editChapter(cmid, id, { title: 'Mon titre' }),
    stands: (_book, chapter) => {
      expect(chapter).toMatchObject({ title: 'Mon titre', kept: ['title'] });
    },
  },
  {
    name: 'hides a chapter',
    act: (person, { cmid, id }) => person.toggleChapter(cmid, id),
    stands: (_book, chapter) => {
      expect(chapter).toMatchObject({ hidden: true, kept: ['hidden'], edited: false });
    },
  },
  {
    name: 'moves a chapter',
    act: (person, { cmid, id }) => person.moveChapter(cmid, id, 'up'),
    stands: (book) => {
      expect(book.chapters.flatMap(({ kept }) => kept)).toContain('position');
    },
  },
  {
    name: 'deletes a chapter',
    act: (person, { cmid, id }) => person.deleteChapter(cmid, id),
    stands: (_book, chapter) => {
      expect(chapter).toMatchObject({ state: 'gone', position: null });
    },
  },
  {
    name: 'adds a chapter',
    act: (person, { cmid }) => person.addChapter(cmid, 1, 'Mon mot', NOW),
    stands: ({ chapters }) => {
      expect(chapters[1]).toMatchObject({ key: null, title: 'Mon mot' });
    },
  },
];

let world: World;
beforeAll(async () => {
  world = await openWorld('sqlite::memory:');
}, 120_000);
afterAll(() => world.close());

/** `mel/association`: its sheet was edited, so its batch writes to it. */
const target = async (): Promise<{ book: BookItem; chapter: ChapterItem; at: Chapter }> => {
  const books = await allBooks(world.direct());
  const book = books.find(({ key }) => key === 'mel/living-area')!;
  const chapter = book.chapters.find(({ key }) => key === KEY)!;
  return { book, chapter, at: chapterIn(books, 'mel/association') };
};

const race = async (fault: (deed: () => Promise<void>) => Fault, { act }: Deed) => {
  await world.start('later');
  const deed = async (): Promise<void> => {
    await act(world.person, (await target()).at);
  };
  world.proxy.breakCall(PUBLISH, MEL, fault(deed));
  const { error } = await world.cycle();
  expect(error).toBeNull();
  expect(world.proxy.broken()).toBe(1);
  world.proxy.reset();
};

const KEY = 'mel/living-area/association';

/**
 * What stands in the end, by whichever number of steps: Moodle counts a Book's revisions, and
 * numbers asks in the order in which they came; the companion notes of the chapter what it
 * published there itself.
 */
const standing = (observed: Observed) => {
  const { companion, moodle } = byKeys(observed);
  const { books, atTheEnd } = observed;
  const book = (moodle['book'] as string[]).map(withoutRevision);
  const others = (table: string): string[] =>
    (companion[table] as string[]).filter((row) => !row.includes(`"chapter":"${KEY}"`));
  const noted = {
    chapter_part: others('chapter_part'),
    version_chapter: others('version_chapter'),
  };
  return { companion: { ...companion, ...noted }, moodle: { ...moodle, book }, books, atTheEnd };
};
const withoutRevision = (row: string): string => row.replace(/,"revision":\d+/, '');

const expectNothingLost = async ({ stands }: Deed): Promise<void> => {
  const { book, chapter } = await target();
  stands(book, chapter);
  const keys = book.chapters.flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  // What another person wrote earlier, in the same Book, stands too.
  const landlord = book.chapters.find(({ key }) => key === 'mel/living-area/landlord');
  expect(landlord).toMatchObject({ edited: true, html: BY_HAND });
};

describe('between the look and the write', () => {
  const fault =
    (deed: () => Promise<void>): Fault =>
    async ({ forward, response }) => {
      await deed();
      send(response, await forward());
    };

  it.each(DEEDS)('a person $name', async (deed) => {
    await race(fault, deed);
    await expectNothingLost(deed);
    const observed = await settle(world);
    expect(observed.atTheEnd).toBe(true);
    await expectNothingLost(deed);
    // The same as if the companion had seen the deed before it planned.
    await world.start('later');
    await deed.act(world.person, (await target()).at);
    const twin = await settle(world, 3);
    expect(standing(observed)).toEqual(standing(twin));
  });
});

describe('between a write whose answer is lost and the next try', () => {
  const fault =
    (deed: () => Promise<void>): Fault =>
    async ({ forward, reset }) => {
      await forward();
      await deed();
      reset();
    };

  it.each(DEEDS)('a person $name', async (deed) => {
    await race(fault, deed);
    await expectNothingLost(deed);
    const observed = await settle(world);
    expect(observed.atTheEnd).toBe(true);
    await expectNothingLost(deed);
    // The same as if the person had come after the cycle.
    await world.start('later');
    await world.cycle();
    await deed.act(world.person, (await target()).at);
    const twin = await settle(world, 3);
    expect(standing(observed)).toEqual(standing(twin));
  });
});

it('a sheet that changes between the look and the write is published by the next cycle', async () => {
  const { admin } = world.sandbox;
  const entry = world.seeded.entries.get('Entraide') ?? 0;
  const change = (): Promise<void> => admin.changeEntry(entry, { commune: 'Saumur' });
  await world.start('later');
  world.proxy.breakCall(PUBLISH, MEL, async ({ forward, response }) => {
    await change();
    send(response, await forward());
  });
  expect((await world.cycle()).error).toBeNull();
  world.proxy.reset();
  const observed = await settle(world);
  expect(JSON.stringify(observed.moodle['book_chapters'])).toContain('Saumur');
  await world.start('later');
  await change();
  const twin = await settle(world, 3);
  expect(standing(observed)).toEqual(standing(twin));
});
