import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { stir } from '../sync/index.ts';
import type { Pause } from './pause.ts';

const RowSchema = z
  .object({
    space: z.string(),
    from_day: z.string(),
    to_day: z.string(),
    asked_by: z.string().nullable(),
    asked_at: z.coerce.number(),
  })
  .transform(({ space, from_day: from, to_day: to, asked_by: by, asked_at: at }): Pause => ({
    space,
    from,
    to,
    by,
    at,
  }));

/** All pauses, past ones too, by space. */
export const allPauses = async (db: Db): Promise<Pause[]> =>
  z.array(RowSchema).parse(await db('pause').orderBy('space').select());

export const pauseOf = async (db: Db, space: string): Promise<Pause | null> => {
  const row: unknown = await db('pause').where({ space }).first();
  return row === undefined ? null : RowSchema.parse(row);
};

/** One a space: a new one takes the place of the one before. */
export const keepPause = async (tx: Db, { space, from, to, by, at }: Pause): Promise<void> => {
  await tx('pause')
    .insert({ space, from_day: from, to_day: to, asked_by: by, asked_at: at })
    .onConflict('space')
    .merge();
  await stir(tx, [space]);
};

/** False: there was none. */
export const endPause = async (tx: Db, space: string): Promise<boolean> => {
  await stir(tx, [space]);
  return (await tx('pause').where({ space }).delete()) === 1;
};
