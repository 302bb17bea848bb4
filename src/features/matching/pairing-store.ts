/** Keeps the pairings; those that ended stay, for a refused pair is never proposed again. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import {
  END_REASONS,
  type Pairing,
  PAIRING_STATES,
  type PairingState,
  REFUSALS,
} from './pairing.ts';

const number = z.coerce.number();
const instant = number.nullable();
const RowSchema = z
  .object({
    id: z.string(),
    candidate_id: number,
    mentor_id: number,
    space: z.string(),
    state: z.enum(PAIRING_STATES),
    run: z.string().nullable(),
    points: number.nullable(),
    // Written by this file from a record of numbers.
    parts: z
      .string()
      .nullable()
      .transform((text) => JSON.parse(text ?? '{}') as Record<string, number>),
    proposed_at: number,
    approved_at: instant,
    candidate_agreed_at: instant,
    mentor_agreed_at: instant,
    active_at: instant,
    ended_at: instant,
    end_reason: z.enum(END_REASONS).nullable(),
    end_detail: z.enum(REFUSALS).nullable(),
    decided_by: z.string().nullable(),
  })
  .transform((row): Pairing => ({
    id: row.id,
    candidateId: row.candidate_id,
    mentorId: row.mentor_id,
    space: row.space,
    state: row.state,
    run: row.run,
    points: row.points,
    parts: row.parts,
    proposedAt: row.proposed_at,
    approvedAt: row.approved_at,
    candidateAgreedAt: row.candidate_agreed_at,
    mentorAgreedAt: row.mentor_agreed_at,
    activeAt: row.active_at,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    endDetail: row.end_detail,
    decidedBy: row.decided_by,
  }));
const RowsSchema = z.array(RowSchema);

const rowOf = (pairing: Pairing) => ({
  id: pairing.id,
  candidate_id: pairing.candidateId,
  mentor_id: pairing.mentorId,
  space: pairing.space,
  state: pairing.state,
  run: pairing.run,
  points: pairing.points,
  parts: JSON.stringify(pairing.parts),
  proposed_at: pairing.proposedAt,
  approved_at: pairing.approvedAt,
  candidate_agreed_at: pairing.candidateAgreedAt,
  mentor_agreed_at: pairing.mentorAgreedAt,
  active_at: pairing.activeAt,
  ended_at: pairing.endedAt,
  end_reason: pairing.endReason,
  end_detail: pairing.endDetail,
  decided_by: pairing.decidedBy,
});

/** All pairings, those that ended too, in the order they were proposed. */
export const allPairings = async (db: Db): Promise<Pairing[]> =>
  RowsSchema.parse(await db('pairing').orderBy('id').select());

/** Those proposed, approved or active. */
export const openPairings = async (db: Db): Promise<Pairing[]> =>
  RowsSchema.parse(await db('pairing').whereNot({ state: 'ended' }).orderBy('id').select());

/** All of one person, as candidate and as mentor. */
export const pairingsOf = async (db: Db, person: number): Promise<Pairing[]> =>
  RowsSchema.parse(
    await db('pairing')
      .where({ candidate_id: person })
      .orWhere({ mentor_id: person })
      .orderBy('id')
      .select(),
  );

export const pairingUnder = async (db: Db, id: string): Promise<Pairing | null> => {
  const row: unknown = await db('pairing').where({ id }).first();
  return row === undefined ? null : RowSchema.parse(row);
};

/** Those whose id begins or ends so (capital letters and digits alone), two of them at the most. */
export const pairingsLike = async (db: Db, part: string): Promise<Pairing[]> =>
  RowsSchema.parse(
    await db('pairing')
      .where('id', 'like', `${part}%`)
      .orWhere('id', 'like', `%${part}`)
      .orderBy('id')
      .limit(2)
      .select(),
  );

/** Rows one INSERT brings in. */
const ROWS = 50;

export const addPairings = async (tx: Db, pairings: readonly Pairing[]): Promise<void> => {
  const rows = pairings.map(rowOf);
  for (let at = 0; at < rows.length; at += ROWS) {
    await tx('pairing').insert(rows.slice(at, at + ROWS));
  }
};

/** False: it is in another state than `before` meanwhile, and nothing was written. */
export const keepPairing = async (
  tx: Db,
  pairing: Pairing,
  before: PairingState,
): Promise<boolean> => {
  const { id, ...row } = rowOf(pairing);
  return (await tx('pairing').where({ id, state: before }).update(row)) === 1;
};

const RUNNING = ['mentor', 'candidate'] as const;

/**
 * The active pairings whose candidate is in a space, each with all spaces in which both are enrolled
 * now; where there is none, the pairing is missing. Read from the mirrors alone, and of one space:
 * it is asked for each one that is planned.
 * @param now epoch milliseconds
 */
export const sharedSpaces = async (
  db: Db,
  space: string,
  now: number,
): Promise<{ pairing: Pairing; spaces: string[] }[]> => {
  const query = db('pairing')
    .where('pairing.state', 'active')
    .whereIn('pairing.candidate_id', db('enrolment').where({ space }).select('person_id'))
    .join('enrolment as candidate', 'candidate.person_id', 'pairing.candidate_id')
    .join('enrolment as mentor', (join) => {
      join.on('mentor.person_id', 'pairing.mentor_id').andOn('mentor.space', 'candidate.space');
    });
  for (const who of RUNNING) {
    void query
      .where(`${who}.suspended`, false)
      .where((q) => {
        void q.whereNull(`${who}.time_start`).orWhere(`${who}.time_start`, '<=', now);
      })
      .where((q) => {
        void q.whereNull(`${who}.time_end`).orWhere(`${who}.time_end`, '>', now);
      });
  }
  const rows: unknown[] = await query
    .orderBy(['pairing.id', 'candidate.space'])
    .distinct('pairing.*', 'candidate.space as shared');
  const found = new Map<string, { pairing: Pairing; spaces: string[] }>();
  for (const row of rows) {
    const pairing = RowSchema.parse(row);
    const { shared } = z.object({ shared: z.string() }).parse(row);
    const one = found.get(pairing.id) ?? { pairing, spaces: [] };
    one.spaces.push(shared);
    found.set(pairing.id, one);
  }
  return [...found.values()];
};

/** The spaces that two people are enrolled in, running or not. */
export const spacesOfBoth = async (
  db: Db,
  { candidateId, mentorId }: Pick<Pairing, 'candidateId' | 'mentorId'>,
): Promise<string[]> =>
  z
    .array(z.string())
    .parse(
      await db('enrolment')
        .whereIn('person_id', [candidateId, mentorId])
        .distinct()
        .orderBy('space')
        .pluck('space'),
    );

/**
 * Erases what ended before an instant (epoch milliseconds) where one of the two is in no space any
 * more, as the history of people is erased (docs/people.md).
 */
export const erasePairings = async (tx: Db, before: number): Promise<number> =>
  tx('pairing')
    .where('state', 'ended')
    .where('ended_at', '<=', before)
    .where((q) => {
      void q
        .whereNotIn('candidate_id', tx('person').select('id'))
        .orWhereNotIn('mentor_id', tx('person').select('id'));
    })
    .delete();
