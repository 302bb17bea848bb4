import type { PutBatch } from './pieces.ts';
import type { Batch, CreatedSpace, ItemOf, Kind, Published, Put, Site, Status } from './wire.ts';
import type { Message } from '../shared/i18n.ts';

/** A record that did not have the promised shape: set aside, the others go on. */
export type BadItem = { kind: Kind; id: number; told: Message };

/** A place in Moodle's change log. */
export type LogPosition = { epoch: string; number: number };

/** `now` is Moodle's clock in milliseconds. */
type Answered = { site: Site; now: number };

export type Page<K extends Kind> = Answered & {
  /** The place in the change log before these items were read. */
  position: LogPosition;
  items: ItemOf<K>[];
  bad: BadItem[];
  /** The id to go on after; null on the last page. */
  next: number | null;
  /**
   * False: something may be missing that Moodle has (a right was lost, an answer was partial), so
   * absence means nothing and must remove nothing.
   */
  whole: boolean;
};

export type Change = {
  [K in Kind]: { kind: K; id: number; run: string | null; state: ItemOf<K> | null };
}[Kind];

export type Changes = Answered & {
  position: LogPosition;
  more: boolean;
  /** Why the log cannot be read on from the asked place: snapshots are needed. */
  resync: 'epoch' | 'pruned' | 'future' | null;
  changes: Change[];
  bad: BadItem[];
};

export type NewSpace = { code: string; name: string; departements: string[]; national: boolean };

/** What a Moodle can be asked: core functions alone give less than the plugin. */
export type Abilities = {
  kinds: readonly Kind[];
  /** Whether it tells what changed since a place in its log; else each pull reads everything. */
  changes: boolean;
  /** Whether it takes Books and pieces. */
  publishes: boolean;
};

/** `plugin` and `log` are null where Moodle's core functions alone answer. */
export type MoodleStatus = Omit<Status, 'plugin' | 'log'> & {
  plugin: Status['plugin'] | null;
  log: Status['log'] | null;
};

/** All that the companion asks of a Moodle. */
export type MoodlePort = {
  readonly abilities: Abilities;
  status(): Promise<MoodleStatus>;
  snapshot<K extends Kind>(kind: K, after: number): Promise<Page<K>>;
  changes(since: LogPosition): Promise<Changes>;
  publish(batch: Batch): Promise<Published>;
  put(batch: PutBatch): Promise<Put>;
  createSpace(space: NewSpace): Promise<CreatedSpace>;
  /** Since the start: HTTP requests, and how many of them asked Moodle to write. */
  traffic(): { calls: number; writes: number };
};
