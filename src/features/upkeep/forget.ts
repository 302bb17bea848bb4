/** What is remembered of a space goes with it, what is remembered of a sheet with the sheet. */
import type { Db } from '../../db/index.ts';

export const forgetOutside = async (tx: Db, spaces: readonly string[]): Promise<void> => {
  const gone = tx('campaign')
    .whereNotIn('space', [...spaces])
    .select('id');
  await tx('campaign_sheet').whereIn('campaign', gone).delete();
  for (const table of ['sheet_care', 'not_duplicate', 'pause', 'campaign', 'known_referent']) {
    await tx(table)
      .whereNotIn('space', [...spaces])
      .delete();
  }
  const entries = tx('entry').select('id');
  await tx('not_duplicate')
    .whereNotIn('first_id', entries)
    .orWhereNotIn('second_id', entries.clone())
    .delete();
};
