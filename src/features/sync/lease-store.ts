/** The row that says who runs a cycle. It only ever moves by compare-and-set, on either database. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';

const NAME = 'cycle';

const HolderSchema = z.object({
  /** What runs, as a person would type it. */
  program: z.string(),
  machine: z.string(),
  process: z.number(),
});
export type Holder = z.infer<typeof HolderSchema>;

const bigint = z.union([z.number(), z.string().transform(Number)]);
const RowSchema = z.object({
  fence: bigint,
  holder: z
    .string()
    .transform((text) => HolderSchema.parse(JSON.parse(text)))
    .nullable(),
  taken_at: bigint,
  expires_at: bigint,
});

export type LeaseRow = {
  /** Grows each time the lease is taken: what an earlier holder still writes is known by it. */
  fence: number;
  /** Null while nobody runs. */
  holder: Holder | null;
  /** Epoch milliseconds by the holder's clock. */
  takenAt: number;
  expiresAt: number;
};

export const readLease = async (db: Db): Promise<LeaseRow> => {
  const row: unknown = await db('lease').where({ name: NAME }).first();
  if (row === undefined) return { fence: 0, holder: null, takenAt: 0, expiresAt: 0 };
  const { fence, holder, taken_at, expires_at } = RowSchema.parse(row);
  return { fence, holder, takenAt: taken_at, expiresAt: expires_at };
};

/** The row before the lease was ever taken. */
const NEVER = { name: NAME, fence: 0, holder: null, taken_at: 0, renewed_at: 0, expires_at: 0 };

/** Locks the row in a transaction, whoever holds the lease: reading it would not keep others from reading. */
export const lockLease = async (tx: Db): Promise<void> => {
  await tx('lease').insert(NEVER).onConflict('name').merge(['name']);
};

/** Takes the lease as it was `seen`. False: it has been renewed or taken since. */
export const seizeLease = async (
  db: Db,
  seen: LeaseRow,
  { holder, takenAt, expiresAt }: { holder: Holder; takenAt: number; expiresAt: number },
): Promise<boolean> => {
  if (seen.fence === 0) {
    await db('lease').insert(NEVER).onConflict('name').ignore();
  }
  const taken = await db('lease')
    .where({ name: NAME, fence: seen.fence, expires_at: seen.expiresAt })
    .update({
      fence: seen.fence + 1,
      holder: JSON.stringify(holder),
      taken_at: takenAt,
      renewed_at: takenAt,
      expires_at: expiresAt,
    });
  return taken === 1;
};

/** Renews the lease held at `fence`, and locks its row in a transaction. False: it was taken over. */
export const renewLease = async (
  db: Db,
  fence: number,
  { renewedAt, expiresAt }: { renewedAt: number; expiresAt: number },
): Promise<boolean> => {
  const renewed = await db('lease')
    .where({ name: NAME, fence })
    .update({ renewed_at: renewedAt, expires_at: expiresAt });
  return renewed === 1;
};

/** Gives the lease held at `fence` back; nothing happens where it was taken over. */
export const releaseLease = async (db: Db, fence: number): Promise<void> => {
  await db('lease').where({ name: NAME, fence }).update({ holder: null, expires_at: 0 });
};
