import { z } from 'zod';
import type { Db } from '../../db/index.ts';

export type SavedPlan = { id: string; digest: string; appliedBy: string | null };

const RowSchema = z
  .object({ id: z.string(), digest: z.string(), applied_by: z.string().nullable() })
  .transform(({ applied_by: appliedBy, ...rest }): SavedPlan => ({ ...rest, appliedBy }));

export const savedPlan = async (db: Db, id: string): Promise<SavedPlan | null> => {
  const row: unknown = await db('saved_plan').where({ id }).first();
  return row === undefined ? null : RowSchema.parse(row);
};

export const keepPlan = async (
  db: Db,
  { id, digest, savedAt }: { id: string; digest: string; savedAt: number },
): Promise<void> => {
  await db('saved_plan').insert({ id, digest, saved_at: savedAt });
};

/** Notes the run that applied the plan. */
export const markApplied = async (db: Db, id: string, run: string): Promise<void> => {
  await db('saved_plan').where({ id }).update({ applied_by: run });
};
