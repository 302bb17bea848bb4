import { notePiecesOf } from '../bridge/piece-store.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { EventRow } from '../store/piece-rows.ts';

export type EventValues = Omit<EventRow, 'id' | 'timemodified'>;

export const insertEvent = (moodle: Moodle, db: Db, event: EventValues): Promise<number> => {
  moodle.counters.writes += 1;
  return insertId(db, 'event', { ...event, timemodified: nowOf(moodle) });
};

export const updateEvent = async (
  moodle: Moodle,
  db: Db,
  id: number,
  values: Partial<EventValues>,
  run: string | null = null,
): Promise<void> => {
  moodle.counters.writes += 1;
  await db('event')
    .where({ id })
    .update({ ...values, timemodified: nowOf(moodle) });
  await notePiecesOf(moodle, db, 'event', [id], run);
};

/** Those of a course, a group, or one alone. */
export const deleteEvents = async (
  moodle: Moodle,
  db: Db,
  which: Partial<Pick<EventRow, 'id' | 'courseid' | 'groupid'>>,
  run: string | null = null,
): Promise<void> => {
  const events = db('event').where(which);
  const rows = await events.clone().select<{ id: number }[]>('id');
  const ids = rows.map(({ id }) => id);
  await notePiecesOf(moodle, db, 'event', ids, run);
  await events.delete();
};
