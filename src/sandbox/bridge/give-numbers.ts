import { getConfig, setConfig } from '../store/config.ts';
import type { Db } from '../store/database.ts';

/** Contents may follow their event: a row younger than this is delivered once more. */
const YOUNG = 60;
const KEPT = 40 * 24 * 3600;

export const lastNumber = async (db: Db): Promise<number> =>
  Number(await getConfig(db, 'lastnumber'));

/** Everything up to this number may be gone from the log. */
export const prunedTo = async (db: Db): Promise<number> => Number(await getConfig(db, 'prunedto'));

/** Rows in `condition` get the next numbers in the order of their ids. */
const numberRows = async (
  db: Db,
  from: number,
  condition: string,
  values: number[],
): Promise<number> => {
  await db.raw(
    `UPDATE local_mara_change SET number = place.number FROM (
       SELECT id, ? + row_number() OVER (ORDER BY id) AS number FROM local_mara_change WHERE ${condition}
     ) AS place WHERE place.id = local_mara_change.id`,
    [from, ...values],
  );
  const row = await db('local_mara_change')
    .max<{ highest: number | null }>({ highest: 'number' })
    .first();
  return Math.max(from, row?.highest ?? 0);
};

/**
 * Numbers what is committed, at reading: rows that never had a number, and rows that were
 * young when they got theirs and no longer are (under a new number, once).
 */
export const giveNumbers = async (db: Db, now: number): Promise<number> => {
  const before = await lastNumber(db);
  const old = now - YOUNG;
  const settled = 'again = 1 AND timecreated <= ?';
  let last = await numberRows(db, before, settled, [old]);
  await db('local_mara_change')
    .where('again', 1)
    .where('timecreated', '<=', old)
    .update({ again: 0 });
  await db('local_mara_change')
    .whereNull('number')
    .where('timecreated', '>', old)
    .update({ again: 1 });
  last = await numberRows(db, last, 'number IS NULL', []);
  if (last !== before) await setConfig(db, 'lastnumber', String(last));
  return last;
};

/** The log keeps 40 days; a reader that comes from before takes snapshots again. */
export const prune = async (db: Db, now: number): Promise<void> => {
  const old = db('local_mara_change')
    .whereNotNull('number')
    .where('timecreated', '<', now - KEPT);
  const row = await old.clone().max<{ highest: number | null }>({ highest: 'number' }).first();
  if (typeof row?.highest !== 'number') return;
  await setConfig(db, 'prunedto', String(Math.max(row.highest, await prunedTo(db))));
  await old.delete();
};
