/** Keeps the peer groups and who is in them. */
import { z } from 'zod';
import type { Db } from '../../../db/index.ts';
import { NEEDS, PHASES, type Wished } from '../../people/index.ts';
import { PEER_ENDS, PEER_STATES, type PeerGroup, type PeerState } from './peer-group.ts';

const PREFIXES = { departement: 'dep:', area: 'area:', space: 'space:' } as const;

const placeText = (place: Wished | null): string | null =>
  place === null
    ? null
    : place.kind === 'commune'
      ? place.code
      : `${PREFIXES[place.kind]}${place.code}`;

const placeIn = (text: string | null): Wished | null => {
  if (text === null) return null;
  for (const kind of ['departement', 'area', 'space'] as const) {
    const prefix = PREFIXES[kind];
    if (text.startsWith(prefix)) return { kind, code: text.slice(prefix.length) };
  }
  return { kind: 'commune', code: text };
};

const number = z.coerce.number();
const instant = number.nullable();
const NeedsSchema = z.array(z.enum(NEEDS));
const RowSchema = z
  .object({
    id: z.string(),
    space: z.string(),
    phase: z.enum(PHASES),
    state: z.enum(PEER_STATES),
    place: z.string().nullable(),
    // Written by this file.
    needs: z.string().transform((text) => NeedsSchema.parse(JSON.parse(text))),
    facilitator_id: instant,
    turn: number,
    formed_at: number,
    meets_at: instant,
    ended_at: instant,
    end_reason: z.enum(PEER_ENDS).nullable(),
  })
  .transform((row): PeerGroup => ({
    id: row.id,
    space: row.space,
    phase: row.phase,
    state: row.state,
    place: placeIn(row.place),
    needs: row.needs,
    members: [],
    facilitatorId: row.facilitator_id,
    turn: row.turn,
    formedAt: row.formed_at,
    meetsAt: row.meets_at,
    endedAt: row.ended_at,
    endReason: row.end_reason,
  }));

const rowOf = (group: PeerGroup) => ({
  id: group.id,
  space: group.space,
  phase: group.phase,
  state: group.state,
  online: group.place === null,
  place: placeText(group.place),
  needs: JSON.stringify(group.needs),
  facilitator_id: group.facilitatorId,
  turn: group.turn,
  formed_at: group.formedAt,
  meets_at: group.meetsAt,
  ended_at: group.endedAt,
  end_reason: group.endReason,
});

const MemberSchema = z.object({ group_id: z.string(), person_id: number });

const withMembers = async (db: Db, rows: readonly unknown[]): Promise<PeerGroup[]> => {
  const groups = rows.map((row) => RowSchema.parse(row));
  const members = z
    .array(MemberSchema)
    .parse(
      await db('peer_member')
        .whereIn('group_id', db('peer_group').select('id'))
        .orderBy(['group_id', 'person_id'])
        .select('group_id', 'person_id'),
    );
  const byGroup = new Map<string, number[]>();
  for (const { group_id: group, person_id: person } of members) {
    const list = byGroup.get(group);
    if (list === undefined) byGroup.set(group, [person]);
    else list.push(person);
  }
  return groups.map((group) => ({ ...group, members: byGroup.get(group.id) ?? [] }));
};

/** All groups in the order they were formed, those that ended too. */
export const allGroups = async (db: Db): Promise<PeerGroup[]> =>
  withMembers(db, await db('peer_group').orderBy('id').select());

export const openGroups = async (db: Db): Promise<PeerGroup[]> => {
  const rows: unknown[] = await db('peer_group')
    .whereNot({ state: 'ended' })
    .orderBy('id')
    .select();
  return rows.length === 0 ? [] : withMembers(db, rows);
};

/** Those of a space that have a date. */
export const setGroups = async (db: Db, space: string): Promise<PeerGroup[]> => {
  const rows: unknown[] = await db('peer_group')
    .where({ space, state: 'set' })
    .orderBy('id')
    .select();
  return rows.length === 0 ? [] : withMembers(db, rows);
};

export const groupUnder = async (db: Db, id: string): Promise<PeerGroup | null> => {
  const row: unknown = await db('peer_group').where({ id }).first();
  return row === undefined ? null : ((await withMembers(db, [row]))[0] ?? null);
};

export const addGroup = async (tx: Db, group: PeerGroup): Promise<void> => {
  await tx('peer_group').insert(rowOf(group));
  await tx('peer_member').insert(
    group.members.map((person) => ({ group_id: group.id, person_id: person })),
  );
};

/** False: it is in another state than `before` meanwhile, and nothing was written. */
export const keepGroup = async (tx: Db, group: PeerGroup, before: PeerState): Promise<boolean> => {
  const { id, ...row } = rowOf(group);
  if ((await tx('peer_group').where({ id, state: before }).update(row)) !== 1) return false;
  await tx('peer_member')
    .where({ group_id: id })
    .whereNotIn('person_id', [...group.members])
    .delete();
  return true;
};

/** Forgets of groups that ended before an instant who is in no space any more. */
export const eraseMembers = async (tx: Db, before: number): Promise<void> => {
  await tx('peer_member')
    .whereIn('group_id', tx('peer_group').where('ended_at', '<=', before).select('id'))
    .whereNotIn('person_id', tx('person').select('id'))
    .delete();
};
