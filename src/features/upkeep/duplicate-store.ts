/** What people said of pairs of sheets that look alike. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { stir } from '../sync/index.ts';
import type { Pair } from './duplicates.ts';

const RowSchema = z
  .object({
    first_id: z.coerce.number(),
    second_id: z.coerce.number(),
    same_siret: z.coerce.boolean(),
    until: z.coerce.number().nullable(),
  })
  .transform(({ first_id: first, second_id: second, same_siret: sameSiret, until }) => ({
    first,
    second,
    sameSiret,
    until,
  }));

/** `until`: someone sees to it until then (epoch milliseconds); null: they are two, for good. */
export type Decided = z.infer<typeof RowSchema>;

export const decidedIn = async (db: Db, space: string): Promise<Decided[]> =>
  z.array(RowSchema).parse(await db('not_duplicate').where({ space }).select());

/** Notes a decision about each of these pairs; one before it is replaced. */
export const noteDecided = async (
  tx: Db,
  space: string,
  pairs: readonly Pick<Decided, 'first' | 'second' | 'sameSiret'>[],
  { until, by, at }: { until: number | null; by: string; at: number },
): Promise<void> => {
  for (const { first, second, sameSiret } of pairs) {
    await tx('not_duplicate')
      .insert({
        first_id: first,
        second_id: second,
        space,
        same_siret: sameSiret,
        until,
        decided_by: by,
        decided_at: at,
      })
      .onConflict(['first_id', 'second_id'])
      .merge();
  }
  await stir(tx, [space]);
};

/** The pairs that nobody decided about; two that came to say the same SIRET are asked about again. */
export const undecided = (
  pairs: readonly Pair[],
  decided: readonly Decided[],
  now: number,
): Pair[] => {
  const known = new Map(decided.map((one) => [`${one.first} ${one.second}`, one]));
  return pairs.filter(({ first, second, reasons }) => {
    const decision = known.get(`${first} ${second}`);
    if (decision === undefined) return true;
    if (decision.until !== null) return decision.until <= now;
    return reasons.includes('siret') && !decision.sameSiret;
  });
};
