/** A companion behind a fault proxy before a simulated Moodle, put back between two cases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { type Db, openDatabase } from '../../src/db/index.ts';
import { type Check, examine, type Report, runCycle } from '../../src/features/sync/index.ts';
import { BATCH_LIMITS } from '../../src/features/sync/batches.ts';
import { PUT_LIMITS } from '../../src/features/sync/piece-batches.ts';
import { createLogger } from '../../src/logger.ts';
import { bridgePort, createTransport, type MoodlePort } from '../../src/moodle/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { type Person, personAt } from '../support/person.ts';
import { type MovedClock, movedClock } from '../support/site.ts';
import { ATTEMPTS } from './kinds.ts';
import { type Contents, contentsOf, putBack } from './memory.ts';
import { allBooks, changeEverything, PASSWORD, REFERENT, seed, type Seeded } from './scenario.ts';
import { changeAllPieces, letStand } from './wishes.ts';

/** Of a reading: pages small enough that every kind and every answer takes several. */
const SMALL_PAGES: PageLimits = { pageSize: 7, pageBytes: 10_000 };
/** Two runs of cron are minutes apart. */
const BETWEEN_CYCLES = 900_000;
/** Long, so that a busy machine is no fault. */
const PATIENT = 20_000;
const LONGEST_WAIT = 120_000;

/**
 * What the companion knows when it meets the changes: nothing, or what it published before; or it
 * is about all that is put by key: what stands, what was wished for since, what people did.
 */
export type Start = 'first' | 'later' | 'wishes';

/** Both databases at a start, and the time by Moodle's clock. */
type State = { moodle: Contents; companion: Contents; at: number };

export type Cycle = { report: Report | null; error: unknown; notices: string[]; waited: number };
export type CycleOptions = {
  timeout?: number;
  db?: Db;
  pause?: number;
  /** Stands between the companion and its Moodle. */
  around?: (moodle: MoodlePort) => MoodlePort;
};
export type PageLimits = { pageSize: number; pageBytes: number };

/** A site and what the companion knows of it, to start from again, there or in another Moodle. */
export type Prepared = {
  /** What the site calls itself: sources name texts that hold it. */
  url: string;
  seeded: Seeded;
  /** `wishes` only where it was asked for. */
  states: Partial<Record<Start, State>>;
};

/** A companion beside a simulated Moodle, before anything happened there. */
export type Stage = {
  databaseUrl: string;
  limits: PageLimits;
  chaptersACall: number;
  piecesACall: number;
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
  /** How many pieces go into one call of put. */
  piecesACall?: number;
  /** Whether it can start from `wishes` too. */
  wishes?: boolean;
  /** The same site as another world's: it need not be made a second time. */
  like?: Prepared;
};

/** What everything after the first cycle is later by (Moodle's own clock). */
const LATER = 3_600_000;

/** The companion's settings. */
export const SETTINGS = { LOG_LEVEL: 'silent', MARA_INVITE_ROLE: 'mara_candidate' };

/** The scenario, played up to the moment when everything waits for the cycle under test. */
const prepare = async (world: Stage, rounds: number, wishes: boolean): Promise<Prepared> => {
  const { sandbox, moodleDb, app, direct, cycle, person, moodleClock } = world;
  const state = async (): Promise<State> => ({
    moodle: await contentsOf(moodleDb),
    companion: await contentsOf(app.db),
    at: moodleClock.now(),
  });
  const empty = await contentsOf(app.db);
  const seeded = await seed(sandbox.admin, rounds);
  await person.login(REFERENT, PASSWORD);
  const first = await cycle();
  if (first.report === null) throw first.error;
  const published = await state();
  moodleClock.move(LATER);
  await changeEverything(sandbox.admin, seeded, person, await allBooks(direct()));
  const later = await state();
  const states: Prepared['states'] = { first: { ...later, companion: empty }, later };
  if (wishes) {
    await putBack(moodleDb, published.moodle);
    await changeAllPieces(
      await letStand({ ...world, people: seeded.people, entries: seeded.entries }),
    );
    states.wishes = await state();
  }
  return { url: sandbox.url, seeded, states };
};

export const openWorld = async (
  databaseUrl: string,
  options: WorldOptions = {},
): Promise<World> => {
  const { rounds = 1, limits = SMALL_PAGES, like, wishes = false } = options;
  const { chaptersACall = 3, piecesACall = 8 } = options;
  BATCH_LIMITS.chapters = chaptersACall;
  PUT_LIMITS.pieces = piecesACall;
  const folder = await mkdtemp(join(tmpdir(), 'mara-faults-'));
  const file = join(folder, 'moodle.sqlite');
  const moodleClock = movedClock();
  const clock = movedClock();
  const wwwroot = like === undefined ? {} : { wwwroot: like.url };
  const sandbox = await startSandbox({ file, clock: moodleClock, ...wwwroot });
  const moodleDb = openDatabase(`sqlite:${file}`);
  const proxy = await startFaultProxy(sandbox.url);
  const config = readConfig({ DATABASE_URL: databaseUrl, ...SETTINGS });
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
    piecesACall,
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
  const prepared = like ?? (await prepare(stage, rounds, wishes));
  return {
    ...stage,
    prepared,
    seeded: prepared.seeded,
    start: async (how) => {
      const state = prepared.states[how];
      if (state === undefined) throw new Error(`This world cannot start from ${how}`);
      await putBack(moodleDb, state.moodle);
      await putBack(app.db, state.companion);
      moodleClock.move(state.at - moodleClock.now());
      sandbox.admin.resetCounters();
      proxy.reset();
      const [service] = state.moodle.get('external_tokens') ?? [];
      token = String(service?.['token']);
    },
  };
};
