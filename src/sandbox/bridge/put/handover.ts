import type { PieceOutcome } from '../../../moodle/pieces.ts';
import { deleteEntry, findRecord, insertEntry, updateEntry } from '../../course/entries.ts';
import { namesOfEntries } from '../../items/piece-texts.ts';
import { nowOf } from '../../moodle.ts';
import type { Db } from '../../store/database.ts';
import { serviceUser } from '../../store/install.ts';
import type { HandoverRow } from '../../store/piece-rows.ts';
import { noteChanges } from '../change-log.ts';
import { GONE, isRemoval, type Wish, type WriteWish } from './batch.ts';
import { readEntry } from './entry.ts';
import { refusal, shaped, type Work } from './type.ts';

/** An entry that belongs to the people of the space from its making on: it is no piece. */
export const isHandover = (wish: Wish): boolean =>
  !isRemoval(wish) && wish.type === 'entry' && wish.body['handover'] === true;

export const handoverByKey = (db: Db, handoverkey: string): Promise<HandoverRow | undefined> =>
  db('local_mara_handover').where({ handoverkey }).first<HandoverRow | undefined>('*');

/** The name of what the entry says now; undefined where it is gone. */
const nameNow = async (db: Db, { recordid }: HandoverRow): Promise<string | undefined> =>
  (await namesOfEntries(db, [recordid])).get(recordid);

type Wanted = Awaited<ReturnType<typeof readEntry>>;

const wanted = (work: Work, { body }: WriteWish): Promise<Wanted> =>
  readEntry(work, shaped('entry', body));

const insert = async ({ moodle, db, run }: Work, { dataid, contents }: Wanted): Promise<number> => {
  const userid = await serviceUser(db);
  return insertEntry(moodle, db, { dataid, userid, contents }, nowOf(moodle), run);
};

/** `old` is the row of one that a person deleted. */
const make = async (work: Work, wish: WriteWish, old?: HandoverRow): Promise<PieceOutcome> => {
  const { db, space } = work;
  const entry = await wanted(work, wish);
  const recordid = await insert(work, entry);
  const row = {
    handoverkey: wish.key,
    spaceid: space.id,
    recordid,
    source: wish.source,
    written: entry.name,
  };
  if (old) await db('local_mara_handover').where({ id: old.id }).update(row);
  else await db('local_mara_handover').insert(row);
  return 'created';
};

/** Writes what is wanted now into the entry, or into one of another sheet in its place. */
const rewrite = async (work: Work, recordid: number, entry: Wanted): Promise<number> => {
  const { moodle, db, run } = work;
  if (await findRecord(db, entry.dataid, recordid)) {
    await updateEntry(moodle, db, recordid, entry.contents, run);
    return recordid;
  }
  await deleteEntry(moodle, db, recordid, run);
  return insert(work, entry);
};

/** Makes the entry, or brings it to what is wanted now as long as nobody else wrote into it. */
export const handOver = async (
  work: Work,
  wish: WriteWish,
  known: HandoverRow | undefined,
): Promise<PieceOutcome> => {
  if (!known) return make(work, wish);
  const { moodle, db, run } = work;
  const { id, recordid } = known;
  const present = await nameNow(db, known);
  if (present === undefined) return wish.replaces === GONE ? make(work, wish, known) : 'gone';
  if (wish.source === known.source) return 'unchanged';
  const entry = await wanted(work, wish);
  const same = entry.name === present;
  if (!same && present !== known.written) return 'conflict';
  if (same) await noteChanges(moodle, db, [{ kind: 'entries', id: recordid }], run);
  const row = {
    source: wish.source,
    written: entry.name,
    recordid: same ? recordid : await rewrite(work, recordid, entry),
  };
  await db('local_mara_handover').where({ id }).update(row);
  return same ? 'unchanged' : 'updated';
};

/** Forgets the key; the entry goes too, unless people made it theirs. */
export const takeBack = async (
  { moodle, db, run }: Omit<Work, 'space'>,
  wish: Wish,
  known: HandoverRow,
): Promise<PieceOutcome> => {
  if (wish.type !== 'entry') throw refusal('othertype', 'type');
  const { id, recordid, written } = known;
  const present = await nameNow(db, known);
  await db('local_mara_handover').where({ id }).delete();
  if (present === written) await deleteEntry(moodle, db, recordid, run);
  if (present === undefined || present === written) return 'removed';
  await noteChanges(moodle, db, [{ kind: 'entries', id: recordid }], run);
  return 'released';
};

/** Those of a space whose course is gone. */
export const forgetHandoversOf = async (db: Db, courseid: number): Promise<void> => {
  const spaces = db('local_mara_space').where({ courseid }).select('id');
  await db('local_mara_handover').whereIn('spaceid', spaces).delete();
};
