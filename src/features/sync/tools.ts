/** What the use cases of sync work with, and what they tell. */
import type { Db } from '../../db/index.ts';
import type { Kind, MoodlePort } from '../../moodle/index.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Message } from '../../shared/i18n.ts';
import type { NewId } from '../../shared/ids.ts';
import type { Applied } from './applied.ts';
import type { AppliedPieces } from './applied-pieces.ts';
import type { Reaction, Receiver, Remark, Source } from './ports.ts';
import type { Pulled } from './pull.ts';
import type { Reporter } from './reporter.ts';
import type { LineLevel } from './run-store.ts';

/** What a trip is told to a person while it lasts. */
export type Progress =
  | { stage: 'pull'; kind: Kind; soFar: number }
  | { stage: 'apply'; space: string; done: number; total: number }
  | { stage: 'put'; done: number; total: number };

export type SyncTools = {
  db: Db;
  moodle: MoodlePort;
  clock: Clock;
  /** How long a run's sign of life counts (milliseconds; lease.ts). */
  leaseTime: number;
  newId: NewId;
  receivers: readonly Receiver[];
  sources: readonly Source[];
  reactions: readonly Reaction[];
  reporters: readonly Reporter[];
  /** Names what answers of sources and reporters follow from beside the stores: templates, settings. */
  version?: string;
  /** The spaces in reading order. */
  spaces: (db: Db) => Promise<{ code: string; name: string }[]>;
  /** Told of each run as it ended, for whoever counts. */
  onEnded?: (ended: Ended) => void;
  /** Told of each run that did not begin because another one was under way. */
  onSkipped?: () => void;
};

export type Report = {
  run: string;
  pulled: Pulled | null;
  applied: Applied | null;
  /** Null where nothing was published, as above. */
  pieces: AppliedPieces | null;
  remarks: Remark[];
  calls: number;
  writes: number;
};

/** `report` is null where the run failed. */
export type Ended = { report: Report | null; milliseconds: number; calls: number; writes: number };

/** Leaves a line in the run's log. */
export type Log = (level: LineLevel, told: Message) => Promise<void>;

export type OnProgress = (progress: Progress) => void;
