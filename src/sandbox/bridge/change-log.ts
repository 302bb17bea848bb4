import type { Kind } from '../../moodle/wire.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertMany } from '../store/database.ts';

export type Reference = { kind: Kind; id: number };

/** Appends references to the log, numbered when they are read. */
export const appendReferences = (
  moodle: Pick<Moodle, 'clock'>,
  db: Db,
  references: readonly Reference[],
  run: string | null = null,
): Promise<void> => {
  const timecreated = nowOf(moodle);
  return insertMany(
    db,
    'local_mara_change',
    references.map(({ kind, id }) => ({
      number: null,
      kind,
      refid: id,
      run,
      timecreated,
      again: 0,
    })),
  );
};

/**
 * What observers do: append a reference, never a state nor a number. Called in the
 * transaction of the change itself. The fingerprint is forgotten: readers will know a state
 * that the task `compare_states` did not see.
 */
export const noteChanges = async (
  moodle: Pick<Moodle, 'clock'>,
  db: Db,
  references: readonly Reference[],
  run: string | null = null,
): Promise<void> => {
  await appendReferences(moodle, db, references, run);
  await insertMany(
    db,
    'local_mara_seen',
    references.map(({ kind, id }) => ({ kind, objectid: id, fingerprint: '' })),
    'INSERT OR REPLACE',
  );
};
