/**
 * Spaces in which all was as it should be when it was last planned. Nothing is planned there again
 * until something stirs: a cycle costs what changed, not how many spaces there are.
 */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Applied } from './applied.ts';
import type { AppliedPieces } from './applied-pieces.ts';
import type { Remark } from './ports.ts';

/** What planning came to, without a single call. */
export type Settled = { applied: Applied; pieces: AppliedPieces; remarks: Remark[] };

const RowSchema = z.object({
  space: z.string(),
  // Written by this file.
  outcome: z.string().transform((text) => JSON.parse(text) as Settled),
});

/** By space; `stamp` names all that plans follow from and that no store tells (day, templates). */
export const settledOf = async (db: Db, stamp: string): Promise<Map<string, Settled>> => {
  const rows = z
    .array(RowSchema)
    .parse(await db('settled').where({ stamp }).whereNotNull('outcome').select('space', 'outcome'));
  return new Map(rows.map(({ space, outcome }) => [space, outcome]));
};

/** Says that a run plans the space now: whatever stirs from here on keeps it from being settled. */
export const beginSettling = async (tx: Db, space: string, run: string): Promise<void> => {
  await tx('settled').insert({ space, run, stamp: '', outcome: null }).onConflict('space').merge();
};

/** Settles the space, unless something stirred since this run began to plan it. */
export const settle = async (
  tx: Db,
  space: string,
  run: string,
  stamp: string,
  outcome: Settled,
): Promise<void> => {
  await tx('settled')
    .where({ space, run })
    .update({ stamp, outcome: JSON.stringify(outcome) });
};

/**
 * Something changed that a plan of these spaces may follow from (`all`: of any space). Called in the
 * transaction of the change, by whatever writes something that is planned from and not pulled.
 */
export const stir = async (tx: Db, spaces: readonly string[] | 'all'): Promise<void> => {
  if (spaces === 'all') await tx('settled').delete();
  else if (spaces.length > 0)
    await tx('settled')
      .whereIn('space', [...spaces])
      .delete();
};
