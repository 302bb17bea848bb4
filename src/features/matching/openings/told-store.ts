/** Who was told of which opening or contact, and when: for telling once, and for the time it took. */
import { z } from 'zod';
import type { Db } from '../../../db/index.ts';

/** Both instants in epoch milliseconds, Moodle's clock. */
export type Told = {
  openingId: number;
  candidateId: number;
  space: string;
  /** Which candidate they were for this opening, from 1. */
  place: number;
  openedAt: number;
  toldAt: number;
};

const number = z.coerce.number();
const RowSchema = z
  .object({
    opening_id: number,
    candidate_id: number,
    space: z.string(),
    place: number,
    opened_at: number,
    told_at: number,
  })
  .transform((row): Told => ({
    openingId: row.opening_id,
    candidateId: row.candidate_id,
    space: row.space,
    place: row.place,
    openedAt: row.opened_at,
    toldAt: row.told_at,
  }));

/** Those told of these openings, and all that was told since an instant. */
export const toldOf = async (db: Db, openings: readonly number[], since: number): Promise<Told[]> =>
  z.array(RowSchema).parse(
    await db('opening_told')
      .whereIn('opening_id', [...openings])
      .orWhere('told_at', '>=', since)
      .orderBy(['opening_id', 'candidate_id'])
      .select(),
  );

/** Rows one INSERT brings in. */
const ROWS = 50;

export const addTold = async (tx: Db, told: readonly Told[]): Promise<void> => {
  const rows = told.map((one) => ({
    opening_id: one.openingId,
    candidate_id: one.candidateId,
    space: one.space,
    place: one.place,
    opened_at: one.openedAt,
    told_at: one.toldAt,
  }));
  for (let at = 0; at < rows.length; at += ROWS) {
    await tx('opening_told').insert(rows.slice(at, at + ROWS));
  }
};

/** Ids of the sheets that a candidate was told of as contacts. */
export const contactsToldTo = async (db: Db, candidate: number): Promise<ReadonlySet<number>> =>
  new Set(await db('contact_told').where({ candidate_id: candidate }).pluck<number[]>('entry_id'));

export const addContactsTold = async (
  tx: Db,
  candidate: number,
  entries: readonly number[],
  toldAt: number,
): Promise<void> => {
  const rows = entries.map((entry) => ({
    entry_id: entry,
    candidate_id: candidate,
    told_at: toldAt,
  }));
  if (rows.length > 0) await tx('contact_told').insert(rows);
};

/** Forgets who is in no space any more and was told before an instant. */
export const eraseTold = async (tx: Db, before: number): Promise<void> => {
  for (const table of ['opening_told', 'contact_told']) {
    await tx(table)
      .where('told_at', '<=', before)
      .whereNotIn('candidate_id', tx('person').select('id'))
      .delete();
  }
};
