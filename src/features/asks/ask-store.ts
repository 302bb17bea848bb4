import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Ask, Subject } from './ask.ts';

const RowSchema = z
  .object({
    key: z.string(),
    space: z.string(),
    purpose: z.string(),
    // Written by this file from a Subject.
    subject: z.string().transform((text) => JSON.parse(text) as Subject),
    made_at: z.coerce.number(),
    ended_at: z.coerce.number().nullable(),
  })
  .transform(({ made_at: madeAt, ended_at: endedAt, ...rest }): Ask => ({
    ...rest,
    madeAt,
    endedAt,
  }));

/** All asks, ended or not, by key; or those of one purpose. */
export const asksOf = async (db: Db, purpose?: string): Promise<Ask[]> => {
  const query = db('ask').select().orderBy('key');
  return z.array(RowSchema).parse(await (purpose === undefined ? query : query.where({ purpose })));
};

export const askUnder = async (db: Db, key: string): Promise<Ask | null> => {
  const row: unknown = await db('ask').where({ key }).first();
  return row === undefined ? null : RowSchema.parse(row);
};

export const addAsk = async (
  db: Db,
  { key, space, purpose, subject, madeAt }: Omit<Ask, 'endedAt'>,
): Promise<void> => {
  await db('ask').insert({
    key,
    space,
    purpose,
    subject: JSON.stringify(subject),
    made_at: madeAt,
    ended_at: null,
  });
};

/** Notes that its cause ended. */
export const endAsk = async (db: Db, key: string, at: number): Promise<void> => {
  await db('ask').where({ key, ended_at: null }).update({ ended_at: at });
};

export const forgetAsk = async (db: Db, key: string): Promise<void> => {
  await db('ask').where({ key }).delete();
};
