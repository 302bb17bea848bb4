/** Spaces whose removals wait for a second person. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { PublishedObject } from './ports.ts';
import { stir } from './settled-store.ts';

export type Hold = {
  space: string;
  /** Names the removal that waits. */
  digest: string;
  objects: PublishedObject[];
  /** How many objects the space shows. */
  total: number;
  /** Epoch milliseconds. */
  since: number;
  approvedBy: string | null;
};

const RowSchema = z
  .object({
    space: z.string(),
    digest: z.string(),
    // Written by this file from published objects.
    objects: z.string().transform((text) => JSON.parse(text) as PublishedObject[]),
    total: z.coerce.number(),
    since: z.coerce.number(),
    approved_by: z.string().nullable(),
  })
  .transform(({ approved_by: approvedBy, ...rest }): Hold => ({ ...rest, approvedBy }));

/** By space code. */
export const holdsOf = async (db: Db): Promise<Map<string, Hold>> => {
  const holds = z.array(RowSchema).parse(await db('hold').select().orderBy('space'));
  return new Map(holds.map((hold) => [hold.space, hold]));
};

export const keepHold = async (
  db: Db,
  { space, digest, objects, total, since }: Omit<Hold, 'approvedBy'>,
): Promise<void> => {
  await db('hold')
    .insert({
      space,
      digest,
      objects: JSON.stringify(objects),
      total,
      since,
      approved_by: null,
      approved_at: null,
    })
    .onConflict('space')
    .merge();
};

/** Approves the removal named. False: it is no longer the one that waits. */
export const approveHold = async (
  db: Db,
  { space, digest }: Pick<Hold, 'space' | 'digest'>,
  approval: { by: string; at: number },
): Promise<boolean> => {
  const approved = await db('hold')
    .where({ space, digest })
    .update({ approved_by: approval.by, approved_at: approval.at });
  await stir(db, [space]);
  return approved === 1;
};

export const releaseHold = async (db: Db, space: string): Promise<void> => {
  await db('hold').where({ space }).delete();
};

/** A space that is gone has none. */
export const forgetHoldsOutside = async (db: Db, spaces: readonly string[]): Promise<void> => {
  await db('hold')
    .whereNotIn('space', [...spaces])
    .delete();
};
