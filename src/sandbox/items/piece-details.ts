import { z } from 'zod';
import type { DetailOf, PieceType } from '../../moodle/pieces.ts';
import { isOpen, statusAt } from '../bridge/asks.ts';
import { reachableIn } from '../bridge/of-space.ts';
import { isOurs } from '../bridge/ours.ts';
import type {
  AskPersonRow,
  AskRow,
  InvitationRow,
  MemberRow,
  MessageRow,
  PieceRow,
} from '../store/piece-rows.ts';
import type { Reading } from './source.ts';

/** A piece with the course of its space. */
export type JoinedPiece = PieceRow & { courseid: number; code: string };
type Details<T extends PieceType> = (
  reading: Reading,
  row: JoinedPiece,
) => Promise<DetailOf<T>> | DetailOf<T>;

const nothing = (): Record<string, never> => ({});

const users = (rows: readonly { userid: number }[]): number[] =>
  rows.map(({ userid }) => userid).sort((a, b) => a - b);

const group: Details<'group'> = async ({ db }, { id, objectid }) => {
  const rows = await db('local_mara_member').where({ pieceid: id }).select<MemberRow[]>('*');
  const members = await db('groups_members')
    .where({ groupid: objectid ?? 0 })
    .select<{ userid: number }[]>('userid');
  const inside = new Set(users(members));
  const ours = rows.filter(({ state, userid }) => state === 'in' && inside.has(userid));
  // Taken off by whatever way: one whom no event told of is missing too.
  const off = rows.filter(({ state, userid }) => state !== 'waiting' && !inside.has(userid));
  return {
    members: users(ours),
    waiting: users(rows.filter(({ state }) => state === 'waiting')),
    takenoff: users(off),
    others: inside.size - ours.length,
  };
};

const ask: Details<'ask'> = async ({ db, now }, { id, courseid }) => {
  const row = await db('local_mara_ask').where({ pieceid: id }).first<AskRow | undefined>('*');
  if (!row) throw new Error(`The ask of the piece ${id} is missing`);
  const people = await db('local_mara_ask_person')
    .where({ askid: row.id })
    .select<AskPersonRow[]>('*');
  const named = users(people);
  const reached = await reachableIn(db, courseid, named, now);
  return {
    status: statusAt(row, now),
    closed: isOpen(row, now) ? null : (row.timeclosed ?? row.timeexpires),
    unreachable: named.filter((userid) => !reached.has(userid)),
  };
};

const message: Details<'message'> = async ({ db }, { id }) => {
  const row = await db('local_mara_message')
    .where({ pieceid: id })
    .first<MessageRow | undefined>('*');
  if (!row) throw new Error(`The message of the piece ${id} is missing`);
  return { status: row.status, sent: row.timesent };
};

const invitation: Details<'invitation'> = async ({ db }, { id }) => {
  const row = await db('local_mara_invitation')
    .where({ pieceid: id })
    .first<InvitationRow | undefined>('*');
  if (!row) throw new Error(`The invitation of the piece ${id} is missing`);
  return { status: row.status, userid: row.userid };
};

/** What an `entry_edit` notes as `written`: nothing of the texts. */
const EditedSchema = z.object({
  status: z.enum(['done', 'superseded', 'lost']),
  entry: z.int(),
});

const ours = (_reading: Reading, { written }: JoinedPiece): { ours: boolean } => ({
  ours: isOurs(written),
});

const entryEdit = (_reading: Reading, { written }: JoinedPiece): DetailOf<'entry_edit'> =>
  EditedSchema.parse(JSON.parse(written ?? 'null'));

const DETAILS: { [T in PieceType]: Details<T> } = {
  list: nothing,
  grouping: nothing,
  group,
  entry: nothing,
  entry_edit: entryEdit,
  enrolment: ours,
  cohort_member: ours,
  event: nothing,
  page: nothing,
  invitation,
  ask,
  message,
};

/** What only the piece's type tells. */
export const detailOf = (reading: Reading, row: JoinedPiece) => DETAILS[row.type](reading, row);
