/**
 * What sync asks of the features. It knows none of them: they fulfil these types and
 * `compose.ts` registers them.
 */
import type { Db } from '../../db/index.ts';
import type { BookToPublish, ItemOf, Kind, PieceContent } from '../../moodle/index.ts';
import type { Message } from '../../shared/i18n.ts';
import type { NewId } from '../../shared/ids.ts';

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
  /** Made once as a beginning for people, and theirs from then on: never written, nor asked about. */
  once?: true;
  /** It names people: kept in no version and held at none, it says who they are today. */
  people?: true;
};
/** A record shown in a chapter. `id` is its own in the whole space; `name` is for people. */
export type PublishedObject = {
  id: string;
  name: string;
  /** The id of the element that shows it in the chapter's HTML. */
  part?: string;
  /** It comes and goes by its nature: the guard does not count it. */
  passing?: true;
};

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

/**
 * Anything else that should stand in Moodle under a key (docs/bridge-pieces.md). The key begins
 * with the code of the space; `name` is for people, in plans and in the guard.
 */
export type DesiredPiece = { key: string; name: string } & PieceContent;

export type Desired = { books: DesiredBook[]; pieces: DesiredPiece[]; remarks: Remark[] };

export type Question = {
  /** The space's code. */
  space: string;
  /** Moodle's clock at the last reading (epoch milliseconds). */
  now: number;
  /** Keys of the chapters that stand in Moodle today: an emptied one says so, it does not vanish. */
  published: ReadonlySet<string>;
};

/** Says what should stand in a space. Reads stores, never Moodle. */
export type Source = {
  /** The same stores and the same day give the same answer; else nothing would come to rest. */
  desired(db: Db, question: Question): Promise<Desired>;
  /** The other spaces whose answers follow from these spaces' records too. */
  readers?(db: Db, spaces: readonly string[]): Promise<string[]>;
};

/** The moment a reaction is called in. `now` is Moodle's clock (epoch milliseconds). */
export type Moment = {
  now: number;
  newId: NewId;
  /** The spaces in which something may have changed since all was in order there; absent: any. */
  stirred?: ReadonlySet<string>;
};

/**
 * What a feature does with what was just pulled, before anything is planned: it carries out
 * answers, opens and closes asks. Each is called in a transaction of its own after every pull,
 * also when nothing new came. Returns sentences for the run's log. One that throws undoes what it
 * did and leaves its error in the log; the run goes on without it, and the next one tries again.
 */
export type Reaction = { react(tx: Db, moment: Moment): Promise<Message[]> };
