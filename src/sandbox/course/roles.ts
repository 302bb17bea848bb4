import { noteChanges } from '../bridge/change-log.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';

type Assignment = { role: string; courseid: number; userid: number };

/** Tells the assignment's id; a role given twice is held once. */
export const giveRole = async (
  moodle: Moodle,
  db: Db,
  wanted: Assignment,
  run: string | null = null,
): Promise<number> => {
  const known = await db('role_assignments').where(wanted).first<{ id: number } | undefined>('id');
  if (known) return known.id;
  const id = await insertId(db, 'role_assignments', { ...wanted, timemodified: nowOf(moodle) });
  await noteChanges(moodle, db, [{ kind: 'roles', id }], run);
  return id;
};

export const takeRoles = async (
  moodle: Moodle,
  db: Db,
  which: Partial<Assignment>,
  run: string | null = null,
): Promise<void> => {
  const held = db('role_assignments').where(which);
  const rows = await held.clone().select<{ id: number }[]>('id');
  await held.delete();
  await noteChanges(
    moodle,
    db,
    rows.map(({ id }) => ({ kind: 'roles', id })),
    run,
  );
};
