import type { Kind } from '../../moodle/wire.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, inChunks } from '../store/database.ts';

type Reference = { kind: Kind; id: number };

/**
 * What observers do: append a reference, never a state nor a number. Called in the
 * transaction of the change itself.
 */
export const noteChanges = async (
  moodle: Pick<Moodle, 'clock'>,
  db: Db,
  references: readonly Reference[],
  run: string | null = null,
): Promise<void> => {
  const timecreated = nowOf(moodle);
  for (const chunk of inChunks(references)) {
    await db('local_mara_change').insert(
      chunk.map(({ kind, id }) => ({ number: null, kind, refid: id, run, timecreated, again: 0 })),
    );
  }
};
