/** A whole companion beside a simulated Moodle of its own, on a database of the test's choice. */
import { type App, compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { type Report, runCycle } from '../../src/features/sync/index.ts';
import { createLogger } from '../../src/logger.ts';
import type { Batch, MoodlePort, PutBatch } from '../../src/moodle/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';

/** A clock the test moves; it starts at a fixed day. */
export type MovedClock = { now(): number; move(ms: number): void };
export const movedClock = (start = Date.parse('2026-11-22T10:00:00Z')): MovedClock => {
  let at = start;
  return {
    now: () => at,
    move: (ms) => {
      at += ms;
    },
  };
};

export type Site = {
  sandbox: Sandbox;
  app: App;
  clock: MovedClock;
  /** A referent of `mel`, where there is only that space. */
  referent: number;
  cycle(): Promise<Report>;
  close(): Promise<void>;
};

/** A companion of `databaseUrl` for the Moodle at `url`. */
export const companion = async (
  databaseUrl: string,
  moodle: { url: string; token: string },
  clock: MovedClock,
  more: Record<string, string> = {},
): Promise<App> => {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    MOODLE_URL: moodle.url,
    MOODLE_TOKEN: moodle.token,
    LOG_LEVEL: 'silent',
    MOODLE_RATE: '1000',
    MOODLE_BURST: '1000',
    ...more,
  });
  return await compose(config, createLogger(config.logLevel), clock);
};

export const cycleOf = (app: App): Promise<Report> =>
  runCycle(app.sync, { command: 'sync', pulls: true, applies: true });

/** The port of a Moodle that does what these calls ask, while their answers are lost. */
export const losingAnswers = (
  moodle: MoodlePort,
  ...calls: readonly ('publish' | 'put')[]
): MoodlePort => {
  const lost = async (done: Promise<unknown>): Promise<never> => {
    await done;
    throw new Error('the answer was lost');
  };
  const losing = {
    publish: (batch: Batch) => lost(moodle.publish(batch)),
    put: (batch: PutBatch) => lost(moodle.put(batch)),
  };
  return calls.reduce((port, call) => ({ ...port, [call]: losing[call] }), moodle);
};

type Seed = (sandbox: Sandbox) => Promise<unknown>;

/** One space `mel` with a referent, and nothing in it yet. */
const oneSpace: Seed = async ({ admin }) => {
  await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
  const referent = await admin.createUser({
    username: 'ref',
    password: 'mara-2026',
    firstname: 'Odile',
    lastname: 'Rivet',
  });
  await admin.enrol(referent, 'mel', 'mara_referent');
  return referent;
};

/** A companion beside a simulated Moodle, seeded with one space unless told otherwise. */
export const openSite = async (
  databaseUrl: string,
  { seed = oneSpace, settings = {} }: { seed?: Seed; settings?: Record<string, string> } = {},
): Promise<Site> => {
  const clock = movedClock();
  const sandbox = await startSandbox({ file: ':memory:', clock });
  const referent = Number(await seed(sandbox));
  const app = await companion(databaseUrl, sandbox, clock, settings);
  await app.migrate();
  return {
    sandbox,
    app,
    clock,
    referent,
    cycle: () => cycleOf(app),
    async close() {
      await app.close();
      await sandbox.close();
    },
  };
};

/** A sheet that is ready. */
export const sheet = (name: string, more: Record<string, string> = {}): Record<string, string> => ({
  name,
  category: 'Bailleur',
  state: 'À publier',
  commune: 'Angers',
  ...more,
});
