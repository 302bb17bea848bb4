/** A companion behind a fault proxy before a simulated Moodle, put back between two cases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { type Db, openDatabase } from '../../src/db/index.ts';
import { type Check, examine, type Report, runCycle } from '../../src/features/sync/index.ts';
import { BATCH_LIMITS } from '../../src/features/sync/batches.ts';
import { createLogger } from '../../src/logger.ts';
import { bridgePort, createTransport, type MoodlePort } from '../../src/moodle/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { type Person, personAt } from '../support/person.ts';
import { type MovedClock, movedClock } from '../support/site.ts';
import { ATTEMPTS } from './kinds.ts';
import { type Contents, contentsOf, movedTo, putBack } from './memory.ts';
import { allBooks, changeEverything, PASSWORD, REFERENT, seed, type Seeded } from './scenario.ts';

/** Of a reading: pages small enough that every kind and every answer takes several. */
const SMALL_PAGES: PageLimits = { pageSize: 7, pageBytes: 10_000 };
/** Two runs of cron are minutes apart. */
const BETWEEN_CYCLES = 900_000;
/** Long, so that a busy machine is no fault. */
const PATIENT = 20_000;
const LONGEST_WAIT = 120_000;

/** What the companion knows when it meets the changes: nothing, or what it published before. */
export type Start = 'first' | 'later';

export type Cycle = { report: Report | null; error: unknown; notices: string[]; waited: number };
export type CycleOptions = {
  timeout?: number;
  db?: Db;
  pause?: number;
  /** Stands between the companion and its Moodle. */
  around?: (moodle: MoodlePort) => MoodlePort;
};
export type PageLimits = { pageSize: number; pageBytes: number };

/** A site and what the companion knows of it, to start from again, there or at another address. */
export type Prepared = {
  url: string;
  seeded: Seeded;
  waiting: Contents;
  known: Record<Start, Contents>;
};

/** A companion beside a simulated Moodle, before anything happened there. */
type Stage = {
  databaseUrl: string;
  limits: PageLimits;
  chaptersACall: number;
  sandbox: Sandbox;
  /** The simulated Moodle's own tables and clock. */
  moodleDb: Db;
  moodleClock: MovedClock;
  proxy: FaultProxy;
  app: App;
  /** The referent, logged in where the world was not made like another. */
  person: Person;
  clock: MovedClock;
  /** The token the companion has; another one from now on. */
  token: () => string;
  giveToken: (token: string) => void;
  /** To Moodle without the proxy between, and with it. */
  direct: () => MoodlePort;
  through: (timeout?: number) => MoodlePort;
  /** One cycle as cron runs it: nothing of an earlier one is in memory. */
  cycle: (options?: CycleOptions) => Promise<Cycle>;
  /** What `mara doctor` finds, through the proxy. */
  examine: (timeout?: number) => Promise<Check[]>;
  close: () => Promise<void>;
};

export type World = Stage & {
  prepared: Prepared;
  seeded: Seeded;
  /** Everything as it was before the cycle under test. */
  start: (how: Start) => Promise<void>;
};

export type WorldOptions = {
  /** How often the three spaces of the scenario stand there. */
  rounds?: number;
  limits?: PageLimits;
  /** How many chapters go into one call of publish: few, so that a cycle makes several. */
  chaptersACall?: number;
  /** The same site as another world's: it need not be made a second time. */
  like?: Prepared;
};

/** What everything after the first cycle is later by (Moodle's own clock). */
const LATER = 3_600_000;

/** The scenario, played up to the moment when everything waits for the cycle under test. */
const prepare = async (world: Stage, rounds: number): Promise<Prepared> => {
  const { sandbox, moodleDb, app, direct, cycle, person } = world;
  const empty = await contentsOf(app.db);
  const seeded = await seed(sandbox.admin, rounds);
  const first = await cycle();
  if (first.report === null) throw first.error;
  const published = await contentsOf(app.db);
  await person.login(REFERENT, PASSWORD);
  world.moodleClock.move(LATER);
  await changeEverything(sandbox.admin, seeded, person, await allBooks(direct()));
  const waiting = await contentsOf(moodleDb);
  return { url: sandbox.url, seeded, waiting, known: { first: empty, later: published } };
};

/** The same at another address. */
const prepareLike = ({ sandbox, moodleClock }: Stage, like: Prepared): Prepared => {
  const moved = (contents: Contents): Contents => movedTo(contents, like.url, sandbox.url);
  moodleClock.move(LATER);
  return {
    url: sandbox.url,
    seeded: like.seeded,
    waiting: moved(like.waiting),
    known: { first: moved(like.known.first), later: moved(like.known.later) },
  };
};

export const openWorld = async (
  databaseUrl: string,
  { rounds = 1, limits = SMALL_PAGES, chaptersACall = 3, like }: WorldOptions = {},
): Promise<World> => {
  BATCH_LIMITS.chapters = chaptersACall;
  const folder = await mkdtemp(join(tmpdir(), 'mara-faults-'));
  const file = join(folder, 'moodle.sqlite');
  const moodleClock = movedClock();
  const clock = movedClock();
  const sandbox = await startSandbox({ file, clock: moodleClock });
  const moodleDb = openDatabase(`sqlite:${file}`);
  const proxy = await startFaultProxy(sandbox.url);
  const config = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
  const app = await compose(config, createLogger('silent'), clock);
  await app.migrate();

  let token = sandbox.token;
  const portTo = (url: string, timeout: number, seen: Cycle): MoodlePort =>
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
          longestWait: LONGEST_WAIT,
        },
        {
          clock,
          wait: (ms) => {
            seen.waited += ms;
            clock.move(ms);
            return Promise.resolve();
          },
          onNotice: (_fn, notice) => seen.notices.push(notice),
        },
      ),
      limits,
    );
  const nothing = (): Cycle => ({ report: null, error: null, notices: [], waited: 0 });
  const direct = (): MoodlePort => portTo(sandbox.url, PATIENT, nothing());

  const cycle = async ({
    timeout = PATIENT,
    db = app.db,
    pause = BETWEEN_CYCLES,
    around = (port) => port,
  }: CycleOptions = {}): Promise<Cycle> => {
    const seen = nothing();
    const moodle = around(portTo(proxy.url, timeout, seen));
    clock.move(pause);
    try {
      const halves = { command: 'sync', pulls: true, applies: true };
      seen.report = await runCycle({ ...app.sync, db, moodle }, halves);
    } catch (error) {
      seen.error = error;
    }
    return seen;
  };

  const stage: Stage = {
    databaseUrl,
    limits,
    chaptersACall,
    sandbox,
    moodleDb,
    moodleClock,
    proxy,
    app,
    person: personAt(sandbox.url),
    clock,
    token: () => token,
    giveToken: (given) => {
      token = given;
    },
    direct,
    through: (timeout = PATIENT) => portTo(proxy.url, timeout, nothing()),
    cycle,
    examine: (timeout = PATIENT) =>
      examine({ ...app.sync, moodle: portTo(proxy.url, timeout, nothing()) }),
    close: async () => {
      await proxy.close();
      await app.close();
      await moodleDb.destroy();
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
  const prepared = like === undefined ? await prepare(stage, rounds) : prepareLike(stage, like);
  return {
    ...stage,
    prepared,
    seeded: prepared.seeded,
    start: async (how) => {
      await putBack(moodleDb, prepared.waiting);
      await putBack(app.db, prepared.known[how]);
      sandbox.admin.resetCounters();
      proxy.reset();
      const [service] = prepared.waiting.get('external_tokens') ?? [];
      token = String(service?.['token']);
    },
  };
};
