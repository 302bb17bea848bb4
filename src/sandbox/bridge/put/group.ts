import { z } from 'zod';
import {
  deleteGroup,
  endMemberships,
  findGroup,
  insertGroup,
  joinGroup,
  membershipsOf,
  renameGroup,
} from '../../course/groups.ts';
import { joinGrouping, leaveGrouping } from '../../course/groupings.ts';
import { VISIBILITIES } from '../../items/groups.ts';
import { insertId } from '../../store/database.ts';
import type { MemberRow, PieceRow } from '../../store/piece-rows.ts';
import { enrolledAmong } from '../of-space.ts';
import { mustBeKnown } from './account.ts';
import { objectNamed } from './named-piece.ts';
import { plainName, type TypeOfPiece, type Work } from './type.ts';

/** Most characters of a name. */
const LONGEST = 254;

const MEMBERS_ONLY = VISIBILITIES.indexOf('members');

/** What was last written into the group: a name changed since is a person's. */
const WrittenSchema = z.object({ name: z.string(), groupingid: z.number().nullable() });
type Written = z.infer<typeof WrittenSchema>;

const writtenIn = ({ written }: PieceRow): Written =>
  WrittenSchema.parse(JSON.parse(written ?? 'null'));

const ourMembers = ({ db }: Work, { id }: PieceRow): Promise<MemberRow[]> =>
  db('local_mara_member').where({ pieceid: id }).orderBy('id').select<MemberRow[]>('*');

const addMember = async (
  { moodle, db, run }: Work,
  { id, objectid }: Pick<PieceRow, 'id' | 'objectid'>,
  userid: number,
  state: MemberRow['state'],
): Promise<void> => {
  await insertId(db, 'local_mara_member', { pieceid: id, userid, state });
  if (state === 'in') await joinGroup(moodle, db, objectid ?? 0, userid, run);
};

/** Adds those who are new, takes off those who are no longer wished for; a person's acts stay. */
const setMembers = async (
  work: Work,
  piece: PieceRow,
  groupid: number,
  wished: readonly number[],
): Promise<void> => {
  const { moodle, db, space, run } = work;
  const known = await ourMembers(work, piece);
  const inside = await membershipsOf(db, groupid);
  const off = known.filter(({ userid }) => !wished.includes(userid));
  const leaving = new Set(off.filter(({ state }) => state === 'in').map(({ userid }) => userid));
  const memberships = inside.filter(({ userid }) => leaving.has(userid));
  await endMemberships(moodle, db, memberships, run);
  for (const { id } of off) await db('local_mara_member').where({ id }).delete();
  const named = new Set(known.map(({ userid }) => userid));
  const byPerson = new Set(inside.map(({ userid }) => userid));
  const enrolled = await enrolledAmong(db, space.courseid, wished);
  const row = { id: piece.id, objectid: groupid };
  for (const userid of wished.filter((one) => !named.has(one))) {
    const free = enrolled.has(userid) ? 'in' : 'waiting';
    // Who is there already was put there by a person: their membership is a person's.
    await addMember(work, row, userid, byPerson.has(userid) ? 'takenoff' : free);
  }
};

const setGrouping = async (
  { db }: Work,
  groupid: number,
  before: number | null,
  after: number | null,
): Promise<void> => {
  if (before === after) return;
  if (before !== null) await leaveGrouping(db, before, groupid);
  if (after !== null) await joinGrouping(db, after, groupid);
};

export const group: TypeOfPiece<'group'> = {
  clean: async (work, body) => {
    await objectNamed(work, 'grouping', body.grouping);
    await mustBeKnown(work.db, body.members, 'members');
    return { ...body, name: plainName(body.name, 'name', LONGEST) };
  },

  create: async (work, piece, { name, grouping, members }) => {
    const { moodle, db, space, run } = work;
    const row = { courseid: space.courseid, name, idnumber: '', visibility: MEMBERS_ONLY };
    const objectid = await insertGroup(moodle, db, row, run);
    const groupingid = await objectNamed(work, 'grouping', grouping);
    await setGrouping(work, objectid, null, groupingid);
    await setMembers(work, piece, objectid, members);
    return { objectid, written: JSON.stringify({ name, groupingid } satisfies Written) };
  },

  update: async (work, piece, { name, grouping, members }) => {
    const { moodle, db, run } = work;
    const id = piece.objectid ?? 0;
    const before = writtenIn(piece);
    const present = await findGroup(db, id);
    const nameIsOurs = present?.name === before.name || present?.name === name;
    if (nameIsOurs && present.name !== name) await renameGroup(moodle, db, id, name, run);
    const groupingid = await objectNamed(work, 'grouping', grouping);
    await setGrouping(work, id, before.groupingid, groupingid);
    await setMembers(work, piece, id, members);
    const written: Written = { name: nameIsOurs ? name : before.name, groupingid };
    return { written: JSON.stringify(written) };
  },

  remove: async (work, piece) => {
    const { moodle, db, run } = work;
    const id = piece.objectid ?? 0;
    await setMembers(work, piece, id, []);
    if ((await membershipsOf(db, id)).length > 0) return { outcome: 'released' };
    await deleteGroup(moodle, db, id, run);
    return { outcome: 'removed' };
  },

  forget: async ({ db }, { id }) => {
    await db('local_mara_member').where({ pieceid: id }).delete();
  },
};
