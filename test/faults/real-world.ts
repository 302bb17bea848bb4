/**
 * Two companions before a real Moodle: one behind the fault proxy publishes the space `met`, its
 * twin, undisturbed, the space `twin`. The same happens in both spaces.
 */
import { type App, compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { BATCH_LIMITS } from '../../src/features/sync/batches.ts';
import { PUT_LIMITS } from '../../src/features/sync/piece-batches.ts';
import { type Report, runCycle } from '../../src/features/sync/index.ts';
import { makeWish } from '../../src/features/wishes/index.ts';
import { createLogger } from '../../src/logger.ts';
import {
  bridgePort,
  createTransport,
  type ItemOf,
  type MoodlePort,
  type Page,
} from '../../src/moodle/index.ts';
import { freshCode, type Inside, openInside, type RealSite } from '../races/real-moodle.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { realMoodle } from '../support/moodle-under-test-real.ts';
import { type MovedClock, movedClock, sheet } from '../support/site.ts';
import { ATTEMPTS } from './kinds.ts';
import { type Contents, contentsOf, putBack } from './memory.ts';
import { allBooks } from './scenario.ts';
import { draftBody, eventBody } from './wishes.ts';

const PATIENT = 60_000;
/** A real Moodle's answers take longer than the simulated one's. */
const SLOWER = 20;

export type Met = { report: Report | null; error: unknown; notices: string[] };

export type RealWorld = {
  inside: Inside;
  proxy: FaultProxy;
  app: App;
  /** The undisturbed companion. */
  other: App;
  met: string;
  twin: string;
  token: () => string;
  giveToken: (token: string) => void;
  through: (timeout?: number) => MoodlePort;
  direct: () => MoodlePort;
  /** New texts and wishes in both spaces, a text under a person's own, and the word they hold now. */
  change: () => Promise<void>;
  word: () => string;
  /** A cycle of the companion behind the proxy; `anew`: it knows nothing yet. */
  cycle: (options?: { timeout?: number; anew?: boolean }) => Promise<Met>;
  /** A cycle of the other one. */
  twinCycle: () => Promise<void>;
  close: () => Promise<void>;
};

export const makeSpace = (port: MoodlePort, code: string) =>
  port.createSpace({ code, name: 'Essai des pannes', departements: ['49'], national: false });

/** Someone who may do what the companion may, so that their rights can be taken away. */
const ownToken = async (): Promise<string> => {
  const { fixture } = await realMoodle(process.env)!.start();
  const username = freshCode('faults');
  const names = { username, firstname: 'Essai', lastname: 'Pannes' };
  const user = await fixture.createUser({ ...names, password: `Mara-2026-${username}` });
  return await fixture.createToken(user, [
    'local/mara:read',
    'local/mara:publish',
    'local/mara:put',
    'local/mara:createspace',
  ]);
};

export const openRealWorld = async (site: RealSite): Promise<RealWorld> => {
  BATCH_LIMITS.chapters = 1;
  PUT_LIMITS.pieces = 1;
  const inside = openInside(site);
  const proxy = await startFaultProxy(site.url);
  const clock: MovedClock = movedClock(Date.now());
  const config = readConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' });
  const open = async (): Promise<App> => {
    const app = await compose(config, createLogger('silent'), clock);
    await app.migrate();
    return app;
  };
  const [app, other] = [await open(), await open()];
  const nothingKnown: Contents = await contentsOf(app.db);
  let token = await ownToken();
  const [met, twin] = [freshCode('met'), freshCode('twin')];

  const portTo = (url: string, timeout: number, notices: string[] = []): MoodlePort =>
    bridgePort(
      createTransport(
        {
          url,
          token,
          timeout,
          rate: 1000,
          burst: 1000,
          concurrency: 2,
          attempts: ATTEMPTS,
          firstPause: 1,
          longestWait: 120_000,
        },
        {
          clock,
          wait: (ms) => {
            clock.move(ms);
            return Promise.resolve();
          },
          onNotice: (_fn, notice) => notices.push(notice),
        },
      ),
      { pageSize: 2000, pageBytes: 1_000_000 },
    );
  const direct = (): MoodlePort => portTo(site.url, PATIENT);
  const slower = (timeout?: number): number => (timeout === undefined ? PATIENT : timeout * SLOWER);
  /** Only in the spaces of its own: other tests use this Moodle too. */
  const run = ({ sync }: App, moodle: MoodlePort, space: string): Promise<Report> => {
    const spaces: typeof sync.spaces = async (db) =>
      (await sync.spaces(db)).filter(({ code }) => code === space);
    const trip = { command: 'sync', pulls: true, applies: true };
    return runCycle({ ...sync, spaces, moodle }, trip);
  };

  const entries = new Map<string, number[]>();
  let changes = 0;
  // Letters alone: what is compared is freed of ids, and so of digits.
  const word = (): string =>
    `Ville ${String.fromCharCode(97 + (changes % 26), 97 + Math.floor(changes / 26))}`;
  const change = async (): Promise<void> => {
    changes += 1;
    for (const space of [met, twin]) {
      for (const id of entries.get(space) ?? []) {
        await inside.ask('entry', { space, id, fields: { commune: word() } });
      }
    }
    await wish(app, met);
    await wish(other, twin);
  };
  /** A group, an event of it and an entry, each of which says the word. */
  const wish = ({ db }: App, space: string): Promise<void> =>
    db.transaction(async (tx) => {
      const [group, event, entry] = ['group', 'event', 'entry'].map((type) => `${space}/${type}/1`);
      const all = [
        [group, 'group', { name: word(), grouping: null, members: [] }],
        [event, 'event', eventBody(word(), { group })],
        [entry, 'entry', draftBody(word())],
      ] as const;
      for (const [key = '', type, body] of all) {
        await makeWish(tx, { key, name: key, type, body }, { now: clock.now() });
      }
    });

  for (const space of [met, twin]) {
    await makeSpace(direct(), space);
    const ids: number[] = [];
    for (const category of ['Bailleur', 'Association', 'Institution']) {
      const fields = sheet(`Fiche ${category}`, { category });
      ids.push(Number(await inside.ask('entry', { space, fields })));
    }
    entries.set(space, ids);
  }
  const cycle: RealWorld['cycle'] = async ({ timeout, anew = false } = {}) => {
    if (anew) {
      // What use cases wished for is nowhere else.
      const wishes = await app.db('wish').select<object[]>('*');
      await putBack(app.db, nothingKnown);
      if (wishes.length > 0) await app.db('wish').insert(wishes);
    }
    clock.move(900_000);
    const seen: Met = { report: null, error: null, notices: [] };
    try {
      seen.report = await run(app, portTo(proxy.url, slower(timeout), seen.notices), met);
    } catch (error) {
      seen.error = error;
    }
    return seen;
  };
  const twinCycle = async (): Promise<void> => {
    await run(other, direct(), twin);
  };
  const first = await cycle();
  if (first.error !== null) throw first.error as Error;
  await twinCycle();
  for (const space of [met, twin]) {
    const key = `${space}/living-area/landlord`;
    const { chapter } = (await inside.ask('find', { key })) as { chapter: number };
    await inside.ask('act', { chapter, deed: 'text', words: 'Par une personne' });
  }

  return {
    inside,
    proxy,
    app,
    other,
    met,
    twin,
    token: () => token,
    giveToken: (given) => {
      token = given;
    },
    through: (timeout) => portTo(proxy.url, slower(timeout)),
    direct,
    change,
    word,
    cycle,
    twinCycle,
    close: async () => {
      await proxy.close();
      await app.close();
      await other.close();
      await inside.close();
    },
  };
};

const IDS = ['id', 'url', 'cmid', 'objectid', 'timemodified'];
const NAMES_OF_TEXTS = ['source', 'offered', 'text'];

/** Without ids, moments and the space's own name: what must be the same in both spaces. */
const nameless = (space: string, what: unknown): string =>
  JSON.stringify(what, (key, value: unknown) => {
    if (IDS.includes(key)) return null;
    return NAMES_OF_TEXTS.includes(key) && value !== null ? 'some text' : value;
  })
    .replaceAll(space, 'space')
    .replace(/\d+/g, '#');

const allPieces = async (port: MoodlePort): Promise<ItemOf<'pieces'>[]> => {
  const pieces: ItemOf<'pieces'>[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: Page<'pieces'> = await port.snapshot('pieces', after);
    pieces.push(...page.items);
    after = page.next;
  }
  return pieces;
};

/** All that stands in a space, in Moodle's tables and as the bridge tells it. */
export const standingIn = async ({ inside, direct }: RealWorld, space: string) => {
  const books = (await allBooks(direct())).filter((book) => book.space === space);
  const chapters: unknown[] = [];
  for (const { key } of books.filter(({ state }) => state === 'live')) {
    const rows = (await inside.ask('chapters', { key })) as Record<string, unknown>[];
    chapters.push(rows.map(({ title, content, hidden }) => ({ title, content, hidden })));
  }
  const pieces = (await allPieces(direct())).filter((piece) => piece.space === space);
  return {
    books: nameless(space, books),
    pieces: nameless(space, pieces),
    made: await inside.ask('countPieces', { code: space }),
    chapters: nameless(space, chapters),
    counted: await inside.ask('countSpace', { code: space }),
  };
};

/** What a companion knows of the spaces of the test, whole but for the marks of pulls. */
export const knownBy = async ({ db }: App, spaces: readonly string[]) => {
  const known: Record<string, unknown> = {};
  for (const table of [
    'enrolment',
    'entry',
    'book',
    'space_role',
    'space_group',
    'last_access',
    'piece',
  ]) {
    const rows = await db(table)
      .whereIn('space', [...spaces])
      .orderBy('id')
      .select<object[]>('*');
    known[table] = rows.map((row) => ({ ...row, mark: null }));
  }
  const rows = await db('space')
    .whereIn('code', [...spaces])
    .orderBy('id')
    .select<object[]>('*');
  return { ...known, space: rows.map((row) => ({ ...row, mark: null })) };
};
