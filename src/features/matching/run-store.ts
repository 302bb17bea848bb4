/** Keeps the runs of matching: what they weighed, what came of them, and why some got nobody. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Unmatched } from './certificate.ts';
import type { Fairness } from './fairness.ts';
import type { MatchFigures } from './match.ts';
import type { Weights } from './weights.ts';

/** What those share who are `scarce`, in numbers. */
export type ScarcityFigures = { mentors: number; served: number; waiting: number; places: number };

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

const UnservedSchema = z.object({ people: z.array(z.object({ candidateId: z.int() })) });

/** Moodle's ids of those whom the last run could give nobody; empty where none ran. */
export const unservedByLastRun = async (db: Db): Promise<ReadonlySet<number>> => {
  const row: unknown = await db('matching_run').orderBy('at', 'desc').first('unmatched');
  if (row === undefined) return new Set();
  const { unmatched } = z.object({ unmatched: z.string() }).parse(row);
  const { people } = UnservedSchema.parse(JSON.parse(unmatched));
  return new Set(people.map(({ candidateId }) => candidateId));
};
