/**
 * Races: while the companion publishes, a person acts on each chapter just before
 * Moodle looks at it, or while Moodle holds it, or just after it is written; at times the answer is
 * lost as well and all is asked again. Whatever they do stands; nothing is doubled.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { settle } from '../faults/observe.ts';
import { allBooks, BY_HAND, IN_PART } from '../faults/scenario.ts';
import { openWorld, type World } from '../faults/world.ts';
import { describeEachDatabase } from '../support/databases.ts';
import { sampleOr } from '../support/sampling.ts';
import {
  chaptersIn,
  type Deed,
  DEEDS,
  doDeed,
  expectSameOrder,
  openForm,
  type Row,
  witnessOf,
} from './deeds.ts';
import { type Moment, MOMENTS, raceIn, type Waiting } from './moments.ts';

type Race = { deed: Deed; moment: Moment };

/** The chapters that the waiting changes have written to, in the order of the calls. */
const KEYS = [
  'fin/living-area/landlord',
  'fin/living-area/association',
  'mel/living-area/landlord',
  'mel/living-area/institution',
  'mel/living-area/association',
  'mel/living-area/public-service',
  'var/living-area/institution',
  'var/living-area/association',
];
/** Publishing is raced, not reading: a page holds a whole kind. */
const LARGE_PAGES = { pageSize: 500, pageBytes: 1_000_000 };
/** Eight races a run; the whole is a thousand races on both databases together. */
const RUNS = { SQLite: sampleOr(20, 63), MariaDB: sampleOr(4, 63) };

const raceArb: fc.Arbitrary<Race> = fc.record({
  deed: fc.constantFrom(...DEEDS),
  moment: fc.constantFrom(...MOMENTS),
});
const runArb = fc.record({
  races: fc.array(raceArb, { minLength: KEYS.length, maxLength: KEYS.length }),
  answerLost: fc.boolean(),
});

/** Where the keys of chapters are to be found: the Book's cmid and, once it is made, the chapter. */
const placesOf = async (world: World) => {
  const books = await allBooks(world.direct());
  const cmids = new Map(books.map(({ key, cmid }) => [key, cmid ?? 0]));
  const chapters = new Map(
    books.flatMap(({ chapters: all }) => all.flatMap(({ key, id }) => (key ? [[key, id]] : []))),
  );
  return {
    cmidOf: (key: string): number => cmids.get(key.split('/').slice(0, 2).join('/')) ?? 0,
    idOf: (key: string): number | undefined => chapters.get(key),
    cmids: [...cmids.values()],
  };
};

const everyChapter = async (world: World, cmids: readonly number[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const cmid of cmids) rows.push(...(await chaptersIn(world.moodleDb, cmid)));
  return rows;
};

const run = async (world: World, races: readonly Race[], answerLost: boolean): Promise<number> => {
  const { person, moodleDb } = world;
  await world.start('later');
  const places = await placesOf(world);
  const opened = new Map<string, Awaited<ReturnType<typeof openForm>>>();
  for (const [nth, key] of KEYS.entries()) {
    const id = places.idOf(key);
    if (races[nth]?.deed === 'late text' && id !== undefined) {
      opened.set(key, await openForm(person, places.cmidOf(key), id));
    }
  }
  /** Each Book after the last deed in it. */
  const lastSeen = new Map<number, Row[]>();
  const witnesses: { cmid: number; stands: ReturnType<typeof witnessOf> }[] = [];
  const act = async (key: string, deed: Deed): Promise<void> => {
    const [cmid, id] = [places.cmidOf(key), places.idOf(key)];
    const page = opened.get(key) ?? { status: 0, url: new URL('http://unused'), html: '' };
    const target = id === undefined ? undefined : { cmid, id, opened: page };
    const name = `Par une personne ${witnesses.length}`;
    await doDeed(person, deed, cmid, target, name);
    const then = await chaptersIn(moodleDb, cmid);
    lastSeen.set(cmid, then);
    witnesses.push({ cmid, stands: witnessOf(deed, target, name, then) });
  };
  const waiting: Waiting = new Map(
    KEYS.map((key, nth) => {
      const { deed, moment } = races[nth]!;
      return [key, [moment, () => act(key, deed)]];
    }),
  );
  await raceIn(world, waiting, answerLost ? 'local_mara_publish' : null);

  const everythingStands = async (): Promise<void> => {
    for (const { cmid, stands } of witnesses) stands(await chaptersIn(moodleDb, cmid));
    for (const [cmid, then] of lastSeen) expectSameOrder(then, await chaptersIn(moodleDb, cmid));
    const rows = await everyChapter(world, places.cmids);
    const times = (words: string): number =>
      rows.reduce((sum, { content }) => sum + content.split(words).length - 1, 0);
    // What somebody wrote earlier, where nobody wrote over it since.
    for (const [key, words] of [
      ['mel/living-area/landlord', BY_HAND],
      ['mel/living-area/public-service', IN_PART],
    ] as const) {
      const deed = races[KEYS.indexOf(key)]?.deed ?? '';
      if (!['text', 'late text', 'delete'].includes(deed)) {
        expect({ words, times: times(words) }).toEqual({ words, times: 1 });
      }
    }
  };
  await everythingStands();
  const { books } = await settle(world, 2);
  await everythingStands();
  const keys = books.flatMap(({ chapters }) => chapters.flatMap(({ key }) => key ?? []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(books).toHaveLength(7);
  const idle = await world.cycle();
  expect(idle.report).toMatchObject({ writes: 0 });
  return witnesses.length;
};

describeEachDatabase('a person who acts while the companion publishes', ({ freshUrl }) => {
  it('loses nothing, and nothing is doubled', async () => {
    const { url } = await freshUrl();
    const world = await openWorld(url, { limits: LARGE_PAGES });
    const numRuns = url.startsWith('sqlite:') ? RUNS.SQLite : RUNS.MariaDB;
    let met = 0;
    try {
      await fc.assert(
        fc.asyncProperty(runArb, async ({ races, answerLost }) => {
          met += await run(world, races, answerLost);
        }),
        { numRuns },
      );
    } finally {
      await world.close();
    }
    expect(met).toBeGreaterThanOrEqual(numRuns * KEYS.length);
  }, 600_000);
});
