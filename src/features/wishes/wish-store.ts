import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { PieceContent } from '../../moodle/index.ts';
import { stir } from '../sync/index.ts';
import { spaceOf, type Wish } from './wish.ts';

const RowSchema = z.object({
  key: z.string(),
  name: z.string(),
  type: z.string(),
  // Written by this file from a body that was checked.
  body: z.string().transform((text) => JSON.parse(text) as unknown),
});

const wishOf = (row: unknown): Wish => {
  const { key, name, type, body } = RowSchema.parse(row);
  return { key, name, ...({ type, body } as PieceContent) };
};

export const wishUnder = async (db: Db, key: string): Promise<Wish | null> => {
  const row: unknown = await db('wish').where({ key }).first();
  return row === undefined ? null : wishOf(row);
};

/** The wishes of a space, in the order of their keys. */
export const wishesOf = async (db: Db, space: string): Promise<Wish[]> => {
  const rows: unknown[] = await db('wish').where({ space }).orderBy('key').select();
  return rows.map(wishOf);
};

export const keepWish = async (
  db: Db,
  { key, name, type, body }: Wish,
  askedAt: number,
): Promise<void> => {
  await db('wish')
    .insert({
      key,
      space: spaceOf(key),
      type,
      name,
      body: JSON.stringify(body),
      asked_at: askedAt,
    })
    .onConflict('key')
    .merge();
  await stir(db, [spaceOf(key)]);
};

/** Forgets a wish with its texts. False: there was none. */
export const forgetWish = async (db: Db, key: string): Promise<boolean> => {
  await stir(db, [spaceOf(key)]);
  return (await db('wish').where({ key }).delete()) === 1;
};

/** Every key wished for. */
export const wishedKeys = async (db: Db): Promise<string[]> =>
  z.array(z.string()).parse(await db('wish').orderBy('key').pluck('key'));

/** A space that is gone takes its wishes along. */
export const forgetWishesOutside = async (db: Db, spaces: readonly string[]): Promise<void> => {
  await db('wish')
    .whereNotIn('space', [...spaces])
    .delete();
};
