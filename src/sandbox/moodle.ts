import type { Clock } from '../shared/clock.ts';
import type { Locks } from './locks.ts';
import type { Db } from './store/database.ts';

/** What a test may switch while the site runs; none of it outlives the process. */
export type Switches = {
  /** `site`: administrators only, REST says `sitemaintenance`. `cli`: 503 for everybody. */
  maintenance: 'off' | 'site' | 'cli';
  /** PHP prints a notice before every answer. */
  debugNotice: boolean;
  /** Errors the next calls meet, first in, first out. */
  failures: { errorcode: string; message: string }[];
};

export type Counters = {
  /** Web-service calls by function, refused ones too. */
  calls: Record<string, number>;
  /** What was written into courses: activities, chapters, fields… */
  writes: number;
};

/**
 * Where people's acts may meet the writing of a chapter or a piece, named by its key. A person's save
 * comes either before it is compared, or waits for the commit: there is nothing in between.
 */
export type WritingHooks = {
  /** Awaited before it is locked and compared. */
  beforeCheck?: (key: string) => Promise<void>;
  /** Begun once it is locked, before it is written; what this writes waits for the commit. */
  whileLocked?: (key: string) => Promise<void>;
  /** Awaited after the commit, before what stands is read for the answer. */
  afterCommit?: (key: string) => Promise<void>;
};

/** The running simulated Moodle, handed to every step. */
export type Moodle = {
  db: Db;
  clock: Clock;
  /** Without a slash at its end; known once it listens. */
  wwwroot: string;
  switches: Switches;
  counters: Counters;
  locks: Locks;
  hooks: WritingHooks;
};

/** Moodle's `time()`. */
export const nowOf = (moodle: Pick<Moodle, 'clock'>): number =>
  Math.floor(moodle.clock.now() / 1000);
