/**
 * What sync asks of the features. It knows none of them: they fulfil these types and
 * `compose.ts` registers them.
 */
import type { Db } from '../../db/index.ts';
import type { BookToPublish, ItemOf, Kind } from '../../moodle/index.ts';
import type { Message } from '../../shared/i18n.ts';

/** Keeps what was pulled of one kind. Called inside the transaction that moves the cursor. */
export type Receiver<K extends Kind = Kind> = {
  readonly kind: K;
  /** Inserts or replaces by Moodle's id. `mark` names the pull that saw the items. */
  receive(db: Db, items: readonly ItemOf<K>[], mark: string): Promise<void>;
  /** The objects Moodle no longer has (or no longer shows us). */
  forget(db: Db, ids: readonly number[]): Promise<void>;
  /**
   * After a snapshot read to its end: forgets what that pull did not see, but for the ids in
   * `keep` (seen, yet unreadable: their last good state stays). Returns how many it forgot.
   */
  sweep(db: Db, mark: string, keep?: readonly number[]): Promise<number>;
};

/** A Book as it should stand, chapters in order. */
export type DesiredBook = Omit<BookToPublish, 'chapters' | 'replaces'> & {
  chapters: DesiredChapter[];
};
export type DesiredChapter = {
  key: string;
  title: string;
  html: string;
  /** What the chapter shows: one that leaves is a removal, which the guard counts. */
  objects: PublishedObject[];
};
/** A record shown in a chapter. `id` is its own in the whole space; `name` is for people. */
export type PublishedObject = { id: string; name: string };

/** Something about one record that a person should mend; the rest goes on without it. */
export type Remark = {
  space: string;
  /** The record's name as its author wrote it, and where it is edited in Moodle. */
  record: string;
  url: string | null;
  told: Message;
  /** `aside`: the whole record was left out; `field`: only the field. */
  weight: 'aside' | 'field';
};

export type Desired = { books: DesiredBook[]; remarks: Remark[] };

export type Question = {
  /** The space's code. */
  space: string;
  /** Keys of the chapters that stand in Moodle today: an emptied one says so, it does not vanish. */
  published: ReadonlySet<string>;
};

/** Says what should stand in a space. Reads stores, never Moodle. */
export type Source = { desired(db: Db, question: Question): Promise<Desired> };
