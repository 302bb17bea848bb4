import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { CmRow, ModuleName } from '../store/rows.ts';
import {
  backupCourse,
  backupModule,
  type CourseBackup,
  type ModuleBackup,
  restoreAsNew,
  restoreModule,
} from './backup.ts';
import { deleteModule } from './modules.ts';

/** Holds one deleted thing: a `course`, or an activity of the module of that name. */
type BinRow = {
  id: number;
  kind: 'course' | ModuleName;
  courseid: number;
  name: string;
  content: string;
};

/** Before a course is deleted. */
export const binCourse = async (db: Db, courseid: number): Promise<void> => {
  const backup = await backupCourse(db, courseid, true);
  const name = String(backup.course['fullname']);
  const row = { kind: 'course', courseid, name, content: JSON.stringify(backup) };
  await insertId(db, 'tool_recyclebin', row);
};

/** Deletes an activity as a person does: the recycle bin keeps a backup. */
export const deleteIntoBin = async (moodle: Moodle, db: Db, cm: CmRow): Promise<void> => {
  const backup = await backupModule(db, cm, true);
  const name = String(backup.instance['name']);
  const row = { kind: cm.module, courseid: cm.course, name, content: JSON.stringify(backup) };
  await insertId(db, 'tool_recyclebin', row);
  await deleteModule(moodle, db, cm);
};

type Which = Partial<Pick<BinRow, 'kind' | 'courseid' | 'name'>>;

/** Takes out what was deleted last of these. */
const takeOut = async (db: Db, which: Which): Promise<BinRow> => {
  const row = await db('tool_recyclebin')
    .where(which)
    .orderBy('id', 'desc')
    .first<BinRow | undefined>('*');
  if (!row) throw new Error(`The recycle bin holds nothing like ${JSON.stringify(which)}`);
  await db('tool_recyclebin').where({ id: row.id }).delete();
  return row;
};

/** Brings a course back as a new one; its id. */
export const restoreCourseFromBin = async (
  moodle: Moodle,
  db: Db,
  name: string,
): Promise<number> => {
  const { content } = await takeOut(db, { kind: 'course', name });
  return restoreAsNew(moodle, db, JSON.parse(content) as CourseBackup, {});
};

/** Brings an activity back as a new one; its course module. */
export const restoreActivityFromBin = async (
  moodle: Moodle,
  db: Db,
  courseid: number,
  module: ModuleName,
): Promise<number> => {
  const { content } = await takeOut(db, { kind: module, courseid });
  return restoreModule(moodle, db, courseid, JSON.parse(content) as ModuleBackup);
};
