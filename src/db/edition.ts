import { z } from 'zod';
import type { Db } from './connection.ts';

const RowSchema = z.object({ edition: z.coerce.number() });

/**
 * Which edition of something that is replaced as a whole stands: 0 before the first. Whoever
 * remembers what follows from it asks this, and remembers anew when it has moved on.
 */
export const editionOf = async (db: Db, name: string): Promise<number> => {
  const row: unknown = await db('edition').where({ name }).first('edition');
  return row === undefined ? 0 : RowSchema.parse(row).edition;
};

/** Says, in the transaction of the replacement, that another edition stands. */
export const nextEdition = async (tx: Db, name: string): Promise<void> => {
  const edition = (await editionOf(tx, name)) + 1;
  await tx('edition').insert({ name, edition }).onConflict('name').merge();
};
