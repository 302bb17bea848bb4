import { noteChanges, type Reference } from '../bridge/change-log.ts';
import { notePiecesOf } from '../bridge/piece-store.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, inChunks, insertId } from '../store/database.ts';
import type { MemberRow, PieceRow } from '../store/piece-rows.ts';
import type { GroupRow } from '../store/rows.ts';
import { deleteEvents } from './events.ts';

type Run = string | null;
type Membership = { id: number; groupid: number; userid: number };

export const findGroup = (db: Db, id: number): Promise<GroupRow | undefined> =>
  db('groups').where({ id }).first<GroupRow | undefined>('*');

export const insertGroup = async (
  moodle: Moodle,
  db: Db,
  group: Omit<GroupRow, 'id'>,
  run: Run = null,
): Promise<number> => {
  const id = await insertId(db, 'groups', group);
  await noteChanges(moodle, db, [{ kind: 'groups', id }], run);
  return id;
};

export const renameGroup = async (
  moodle: Moodle,
  db: Db,
  id: number,
  name: string,
  run: Run = null,
): Promise<void> => {
  await db('groups').where({ id }).update({ name });
  await noteChanges(moodle, db, [{ kind: 'groups', id }], run);
};

export const membershipsOf = (db: Db, groupid: number): Promise<Membership[]> =>
  db('groups_members')
    .where({ groupid })
    .orderBy('id')
    .select<Membership[]>('id', 'groupid', 'userid');

/** Tells the membership's id. */
export const joinGroup = async (
  moodle: Moodle,
  db: Db,
  groupid: number,
  userid: number,
  run: Run = null,
): Promise<number> => {
  const row = { groupid, userid, timeadded: nowOf(moodle) };
  const id = await insertId(db, 'groups_members', row);
  await noteChanges(moodle, db, [{ kind: 'group_members', id }], run);
  await notePiecesOf(moodle, db, 'group', [groupid], run);
  return id;
};

export const endMemberships = async (
  moodle: Moodle,
  db: Db,
  rows: readonly Membership[],
  run: Run = null,
): Promise<void> => {
  const ids = rows.map(({ id }) => id);
  for (const chunk of inChunks(ids)) await db('groups_members').whereIn('id', chunk).delete();
  await noteChanges(
    moodle,
    db,
    ids.map((id): Reference => ({ kind: 'group_members', id })),
    run,
  );
  const groups = [...new Set(rows.map(({ groupid }) => groupid))];
  await notePiecesOf(moodle, db, 'group', groups, run);
};

/** What the plugin knows of these people as members of a group of its own. */
const markMembers = async (
  db: Db,
  rows: readonly Omit<Membership, 'id'>[],
  from: MemberRow['state'],
  to: MemberRow['state'],
): Promise<void> => {
  for (const { groupid, userid } of rows) {
    const pieces = db('local_mara_piece').where({ type: 'group', objectid: groupid }).select('id');
    await db('local_mara_member')
      .where({ userid, state: from })
      .whereIn('pieceid', pieces)
      .update({ state: to });
  }
};

/** A person puts someone in: one of ours who waited is theirs now. Tells the membership's id. */
export const putIn = async (
  moodle: Moodle,
  db: Db,
  groupid: number,
  userid: number,
): Promise<number> => {
  if (!(await findGroup(db, groupid))) throw new Error(`There is no group ${groupid}`);
  await markMembers(db, [{ groupid, userid }], 'waiting', 'takenoff');
  return joinGroup(moodle, db, groupid, userid);
};

/** A person takes someone off: one of ours is not added again. */
export const takeOff = async (
  moodle: Moodle,
  db: Db,
  groupid: number,
  userid: number,
): Promise<void> => {
  const rows = (await membershipsOf(db, groupid)).filter((row) => row.userid === userid);
  await markMembers(db, rows, 'in', 'takenoff');
  await endMemberships(moodle, db, rows);
};

/** Out of the groups of one course, or of all: one of ours waits to be enrolled again. */
export const leaveGroups = async (
  moodle: Moodle,
  db: Db,
  userid: number,
  courseid?: number,
  run: Run = null,
): Promise<void> => {
  const held = db('groups_members as gm')
    .join('groups as g', 'g.id', 'gm.groupid')
    .where('gm.userid', userid);
  if (courseid !== undefined) void held.where('g.courseid', courseid);
  const rows = await held.select<Membership[]>('gm.id', 'gm.groupid', 'gm.userid');
  await markMembers(db, rows, 'in', 'waiting');
  await endMemberships(moodle, db, rows, run);
};

/** Whoever is enrolled enters the groups that were waiting for them. */
export const joinWaitingGroups = async (
  moodle: Moodle,
  db: Db,
  courseid: number,
  userids: readonly number[],
  run: Run = null,
): Promise<void> => {
  const waiting = await db('local_mara_member as m')
    .join('local_mara_piece as p', 'p.id', 'm.pieceid')
    .join('groups as g', 'g.id', 'p.objectid')
    .where({ 'm.state': 'waiting', 'p.type': 'group', 'g.courseid': courseid })
    .orderBy('m.id')
    .select<(MemberRow & Pick<PieceRow, 'objectid'>)[]>('m.*', 'p.objectid');
  const entering = new Set(userids);
  for (const { id, userid, objectid } of waiting) {
    if (!entering.has(userid)) continue;
    await db('local_mara_member').where({ id }).update({ state: 'in' });
    await joinGroup(moodle, db, Number(objectid), userid, run);
  }
};

/** With its members, its place in groupings and its events, as Moodle deletes a group. */
export const deleteGroup = async (
  moodle: Moodle,
  db: Db,
  id: number,
  run: Run = null,
): Promise<void> => {
  await endMemberships(moodle, db, await membershipsOf(db, id), run);
  await deleteEvents(moodle, db, { groupid: id }, run);
  await db('groupings_groups').where({ groupid: id }).delete();
  await db('groups').where({ id }).delete();
  await noteChanges(moodle, db, [{ kind: 'groups', id }], run);
  await notePiecesOf(moodle, db, 'group', [id], run);
};
