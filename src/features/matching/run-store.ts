/** Keeps the runs of matching: what they weighed, what came of them, and why some got nobody. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { ScarcityFigures, Unmatched } from './certificate.ts';
import type { Fairness } from './fairness.ts';
import type { MatchFigures } from './match.ts';
import type { Weights } from './weights.ts';

export type MatchingRun = {
  id: string;
  /** Epoch milliseconds, by Moodle's clock. */
  at: number;
  weights: Weights;
  figures: MatchFigures & Fairness;
  unmatched: { people: readonly Unmatched[]; scarcities: readonly ScarcityFigures[] };
};

/** Certificates name people by their number: they go after a year, as the history of people does. */
const KEPT = 365 * 24 * 60 * 60 * 1000;

/** Erases the runs that are a year old. */
export const eraseRuns = async (tx: Db, now: number): Promise<void> => {
  await tx('matching_run')
    .where('at', '<=', now - KEPT)
    .delete();
};

const NOBODY: MatchingRun['unmatched'] = { people: [], scarcities: [] };

/** Keeps a run, and of those before only what names nobody. */
export const addRun = async (
  tx: Db,
  { id, at, weights, figures, unmatched }: MatchingRun,
): Promise<void> => {
  await eraseRuns(tx, at);
  await tx('matching_run').update({ unmatched: JSON.stringify(NOBODY) });
  await tx('matching_run').insert({
    id,
    at,
    weights: JSON.stringify(weights),
    figures: JSON.stringify(figures),
    unmatched: JSON.stringify(unmatched),
  });
};

/** Of runs of earlier versions it is not known in which spaces the mentors are. */
const CertificatesSchema = z
  .object({
    people: z.array(z.looseObject({ candidateId: z.int() })),
    scarcities: z.array(z.looseObject({ spaces: z.array(z.string()).default([]) })),
  })
  // The rest is as `addRun` wrote it.
  .transform((kept) => kept as unknown as MatchingRun['unmatched']);

/** Why some got nobody in the last run; nobody where none ran. */
export const lastCertificates = async (db: Db): Promise<MatchingRun['unmatched']> => {
  const row: unknown = await db('matching_run').orderBy('at', 'desc').first('unmatched');
  if (row === undefined) return NOBODY;
  const { unmatched } = z.object({ unmatched: z.string() }).parse(row);
  return CertificatesSchema.parse(JSON.parse(unmatched));
};

/** Moodle's ids of those whom the last run could give nobody; empty where none ran. */
export const unservedByLastRun = async (db: Db): Promise<ReadonlySet<number>> =>
  new Set((await lastCertificates(db)).people.map(({ candidateId }) => candidateId));
