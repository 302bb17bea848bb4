/** A companion behind a fault proxy before a simulated Moodle, put back between two cases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { type Db, openDatabase } from '../../src/db/index.ts';
import { type Check, examine, type Report, runCycle } from '../../src/features/sync/index.ts';
import { createLogger } from '../../src/logger.ts';
import { bridgePort, createTransport, type MoodlePort } from '../../src/moodle/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { type Person, personAt } from '../support/person.ts';
import { type MovedClock, movedClock } from '../support/site.ts';
import { ATTEMPTS } from './kinds.ts';
import { type Contents, contentsOf, putBack } from './memory.ts';
import { allBooks, changeEverything, PASSWORD, REFERENT, seed, type Seeded } from './scenario.ts';

/** Of a reading: pages small enough that every kind and every answer takes several. */
const LIMITS = { pageSize: 7, pageBytes: 10_000 };
/** Long, so that a busy machine is no fault. */
const PATIENT = 20_000;
const LONGEST_WAIT = 120_000;

/** What the companion knows when it meets the changes: nothing, or what it published before. */
export type Start = 'first' | 'later';

export type Cycle = { report: Report | null; error: unknown; notices: string[]; waited: number };
export type CycleOptions = { timeout?: number; db?: Db };

export type World = {
  sandbox: Sandbox;
  /** The simulated Moodle's own tables. */
  moodleDb: Db;
  proxy: FaultProxy;
  app: App;
  seeded: Seeded;
  person: Person;
  clock: MovedClock;
  /** The token the companion has; another one from now on. */
  token: () => string;
  giveToken: (token: string) => void;
  /** To Moodle without the proxy between. */
  direct: () => MoodlePort;
  /** Everything as it was before the cycle under test. */
  start: (how: Start) => Promise<void>;
  /** One cycle as cron runs it: nothing of an earlier one is in memory. */
  cycle: (options?: CycleOptions) => Promise<Cycle>;
  /** What `mara doctor` finds, through the proxy. */
  examine: (timeout?: number) => Promise<Check[]>;
  close: () => Promise<void>;
};

export const openWorld = async (databaseUrl: string): Promise<World> => {
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

  const firstToken = sandbox.token;
  let token = firstToken;
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
      LIMITS,
    );
  const nothing = (): Cycle => ({ report: null, error: null, notices: [], waited: 0 });
  const direct = (): MoodlePort => portTo(sandbox.url, PATIENT, nothing());

  const cycle = async ({ timeout = PATIENT, db = app.db }: CycleOptions = {}): Promise<Cycle> => {
    const seen = nothing();
    const moodle = portTo(proxy.url, timeout, seen);
    // Two runs of cron are minutes apart.
    clock.move(900_000);
    try {
      const halves = { command: 'sync', pulls: true, applies: true };
      seen.report = await runCycle({ ...app.sync, db, moodle }, halves);
    } catch (error) {
      seen.error = error;
    }
    return seen;
  };

  const empty = await contentsOf(app.db);
  const seeded = await seed(sandbox.admin);
  const first = await cycle();
  if (first.report === null) throw first.error;
  const published = await contentsOf(app.db);
  const person = personAt(sandbox.url);
  await person.login(REFERENT, PASSWORD);
  // Later than what the first cycle published, by Moodle's own clock.
  moodleClock.move(3_600_000);
  await changeEverything(sandbox.admin, seeded, person, await allBooks(direct()));
  const waiting = await contentsOf(moodleDb);
  const known: Record<Start, Contents> = { first: empty, later: published };

  return {
    sandbox,
    moodleDb,
    proxy,
    app,
    seeded,
    person,
    clock,
    token: () => token,
    giveToken: (given) => {
      token = given;
    },
    direct,
    start: async (how) => {
      await putBack(moodleDb, waiting);
      await putBack(app.db, known[how]);
      sandbox.admin.resetCounters();
      proxy.reset();
      token = firstToken;
    },
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
};
