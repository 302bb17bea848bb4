import { type Moodle, nowOf } from '../moodle.ts';
import { inChunks } from '../store/database.ts';
import { noteChanges, type Reference } from './change-log.ts';

const KEPT_SECONDS = 30 * 24 * 3600;

/**
 * The scheduled task: 30 days after an ask or a message closed, its texts are erased, and the
 * remarks of its answers. What was chosen stays. Invitations are erased when they close.
 */
export const eraseTexts = (moodle: Moodle): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const due = nowOf(moodle) - KEPT_SECONDS;
    await db('local_mara_message').where('timeclosed', '<=', due).update({ body: null });
    const asks = await db('local_mara_ask')
      .where('timeclosed', '<=', due)
      .whereNotNull('body')
      .select<{ id: number }[]>('id');
    for (const chunk of inChunks(asks.map(({ id }) => id))) {
      await db('local_mara_ask').whereIn('id', chunk).update({ body: null });
      const remarks = db('local_mara_answer').whereIn('askid', chunk).whereNotNull('remark');
      const rows = await remarks.clone().select<{ id: number }[]>('id');
      await remarks.update({ remark: null });
      const references = rows.map(({ id }): Reference => ({ kind: 'answers', id }));
      await noteChanges(moodle, db, references);
    }
  });
