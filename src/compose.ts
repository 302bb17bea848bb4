/** The one place where things are put together. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config.ts';
import { type Db, migrateUp, openDatabase } from './db/index.ts';
import {
  answerReceiver,
  conflictAnswers,
  conflictAsks,
  eraseAsks,
  removalAnswers,
  removalAsks,
  sheetEdits,
  takeAnswers,
} from './features/asks/index.ts';
import { contentSources, countSheets, entryReceiver } from './features/content/index.ts';
import { type Intake, intakeOf } from './features/intake/index.ts';
import { invitationSource } from './features/invitations/index.ts';
import { linkSource, type Look } from './features/links/index.ts';
import {
  followPairings,
  followPeers,
  openingAnswers,
  pairingAnswers,
  pairingSource,
  peerAnswers,
  peerSource,
  readWeights,
  remediesByLastRun,
  tellOpenings,
  unservedByLastRun,
} from './features/matching/index.ts';
import { allSpaces, type Space, spaceReceiver } from './features/network/index.ts';
import {
  countPeople,
  followPeople,
  listSource,
  peopleReceivers,
  readOrientation,
} from './features/people/index.ts';
import { regionReporter } from './features/region/index.ts';
import { reportSource } from './features/reports/index.ts';
import {
  bookReceiver,
  healthOf,
  pieceReceiver,
  type Receiver,
  type SyncTools,
} from './features/sync/index.ts';
import {
  dueAnswers,
  duplicateAnswers,
  followEdits,
  toldSheets,
  upkeep,
} from './features/upkeep/index.ts';
import { eraseWishes, wishSource } from './features/wishes/index.ts';
import type { Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { bridgePort, corePort, createTransport, type MoodlePort } from './moodle/index.ts';
import { createLook } from './outside/look.ts';
import { type Clock, systemClock } from './shared/clock.ts';
import { MaraError } from './shared/errors.ts';
import { message } from './shared/i18n.ts';
import { ulidsBy } from './shared/ids.ts';
import { shorten } from './shared/text.ts';

/** What people see first: how much there is. */
export type Counts = {
  spaces: Space[];
  people: number;
  enrolments: number;
  /** Enrolments running now, by status and dates. */
  active: number;
  /** Sheets by space code. */
  sheets: ReadonlyMap<string, number>;
};

export type App = {
  config: Config;
  logger: Logger;
  db: Db;
  sync: SyncTools;
  intake: Intake;
  metrics: Metrics;
  /** Asks someone else's server for a page. */
  look: Look;
  migrate(): Promise<string[]>;
  count(): Promise<Counts>;
  close(): Promise<void>;
};

/** What one page of a reading may weigh (bytes). */
const PAGE_BYTES = 4_000_000;
const FIRST_PAUSE = 500;
const ATTEMPTS = 5;
const LONGEST_WAIT = 120_000;
const MINUTE = 60_000;
/** How a look at a page introduces itself. */
const AGENT = 'mara-companion (looks once a month whether a page is still there)';
/** Enough of a notice to find what printed it. */
const NOTICE_SHOWN = 300;

/** Stands in while no Moodle is configured: planning and looking need none. */
const noMoodle = (): MoodlePort => {
  const refuse = () => Promise.reject(new MaraError(message('moodle.notConfigured')));
  return {
    // Whatever is asked first is refused.
    abilities: { kinds: ['spaces'], changes: true, publishes: true },
    status: refuse,
    snapshot: refuse,
    changes: refuse,
    publish: refuse,
    put: refuse,
    createSpace: refuse,
    traffic: () => ({ calls: 0, writes: 0 }),
  };
};

const connect = (config: Config, clock: Clock, logger: Logger): MoodlePort => {
  if (config.moodle === null) return noMoodle();
  const transport = createTransport(
    {
      ...config.moodle,
      timeout: config.timeout,
      rate: config.rate,
      burst: config.burst,
      concurrency: config.concurrency,
      attempts: ATTEMPTS,
      firstPause: FIRST_PAUSE,
      longestWait: LONGEST_WAIT,
    },
    {
      clock,
      wait: (ms) => wait(ms),
      onNotice: (fn, notice) => {
        logger.warn({ function: fn, notice: shorten(notice, NOTICE_SHOWN) }, 'moodle printed text');
      },
    },
  );
  const { pageSize, withoutPlugin: spaces } = config;
  return spaces === null
    ? bridgePort(transport, { pageSize, pageBytes: PAGE_BYTES })
    : corePort(transport, { spaces, pageSize }, clock);
};

/**
 * How long a run's sign of life counts. It gives one before each call of Moodle, so the longest
 * silence is one call with all its attempts, each after the longest wait, and the storing of its
 * answer, for which a minute is plenty. (The transport's pauses between attempts are shorter than
 * the longest wait and pass within it; the token bucket holds a call up for a second at most.)
 */
const leaseTime = ({ timeout }: Config): number => ATTEMPTS * (LONGEST_WAIT + timeout) + MINUTE;

/** Puts the companion together. Nothing is opened towards Moodle until it is asked something. */
export const compose = async (
  config: Config,
  logger: Logger,
  clock: Clock = systemClock,
): Promise<App> => {
  const db = openDatabase(config.databaseUrl);
  const metrics = createMetrics(() => healthOf({ db }));
  const receivers = [
    spaceReceiver,
    ...peopleReceivers,
    entryReceiver,
    bookReceiver,
    pieceReceiver,
    answerReceiver,
  ] as Receiver[];
  const content = await contentSources(config.templatesDir, {
    lang: config.bookLang,
    toldSheets,
  });
  const intake = intakeOf({
    settings: config.intake,
    orientation: await readOrientation(config.templatesDir),
    unserved: unservedByLastRun,
    remedies: remediesByLastRun,
  });
  const sync: SyncTools = {
    db,
    moodle: connect(config, clock, logger),
    clock,
    leaseTime: leaseTime(config),
    newId: ulidsBy(clock),
    receivers,
    sources: [
      ...content.sources,
      ...(config.checkLinks ? [linkSource] : []),
      wishSource,
      invitationSource(config.inviteRole),
      listSource(),
      pairingSource,
      peerSource,
      await reportSource(config.templatesDir, { lang: config.bookLang, settings: config }),
    ],
    // Answers first: what they settle is no longer asked about, and what is settled is erased.
    reactions: [
      takeAnswers([
        conflictAnswers,
        removalAnswers,
        dueAnswers,
        duplicateAnswers,
        ...intake.answers,
        ...pairingAnswers,
        ...peerAnswers,
        ...openingAnswers,
      ]),
      sheetEdits(content.sources),
      conflictAsks,
      removalAsks,
      followEdits,
      followPeople,
      intake.reaction,
      upkeep({ sources: content.sources, quiet: config.quiet, people: intake.waitsBySpace }),
      followPairings({
        pairingAsks: config.pairingAsks,
        weights: () => readWeights(config.templatesDir),
      }),
      followPeers,
      tellOpenings(() => readWeights(config.templatesDir)),
      eraseWishes,
      eraseAsks,
    ],
    reporters: [regionReporter(config.quiet, intake.waitsBySpace)],
    version: content.version,
    spaces: allSpaces,
    onEnded: metrics.count,
    onSkipped: metrics.countSkipped,
  };
  return {
    config,
    logger,
    db,
    sync,
    intake,
    metrics,
    look: createLook(AGENT),
    migrate: () => migrateUp(db),
    async count() {
      const spaces = await allSpaces(db);
      return { spaces, ...(await countPeople(db, clock.now())), sheets: await countSheets(db) };
    },
    close: () => db.destroy(),
  };
};
