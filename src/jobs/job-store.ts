import type { Db } from '../db/index.ts';

/** One turn of a job: `at` is when it was due (epoch milliseconds). */
export type Turn = { name: string; at: number };

/** Claims a turn by compare-and-set. False: another process has it, or a later one. */
export const claimTurn = async (db: Db, { name, at }: Turn, by: string): Promise<boolean> => {
  await db('job')
    .insert({ name, scheduled_for: 0, claimed_by: '', state: 'done' })
    .onConflict('name')
    .ignore();
  const claimed = await db('job')
    .where({ name })
    .where('scheduled_for', '<', at)
    .update({ scheduled_for: at, claimed_by: by, state: 'running' });
  return claimed === 1;
};

/** Notes how a claimed turn ended, for the administrator's eye. */
export const endTurn = async (
  db: Db,
  { name, at }: Turn,
  state: 'done' | 'failed',
): Promise<void> => {
  await db('job').where({ name, scheduled_for: at }).update({ state });
};
