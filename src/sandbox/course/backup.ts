import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { CmRow, CourseRow } from '../store/rows.ts';
import { addModule } from './modules.ts';

/** A row as it stood, its id among the rest. */
type Row = Record<string, string | number | null>;

export type ModuleBackup = Pick<CmRow, 'module' | 'section' | 'visible' | 'completion'> & {
  instance: Row;
  chapters: Row[];
  fields: Row[];
  records: Row[];
  contents: Row[];
};

/** What a backup holds says nothing of whose a course or a Book is: the plugin's rows are not in it. */
export type CourseBackup = {
  course: Row;
  sections: Row[];
  groups: Row[];
  modules: ModuleBackup[];
};

const rowsOf = (db: Db, table: string, which: Row): Promise<Row[]> =>
  db(table).where(which).orderBy('id').select<Row[]>('*');

const insertCopies = async (
  db: Db,
  table: string,
  rows: readonly Row[],
  change: Row,
): Promise<Map<number, number>> => {
  const ids = new Map<number, number>();
  for (const { id, ...row } of rows)
    ids.set(Number(id), await insertId(db, table, { ...row, ...change }));
  return ids;
};

/** `people`: with what people wrote into it, as the recycle bin keeps it. */
export const backupModule = async (
  db: Db,
  { module, instance, section, visible, completion }: CmRow,
  people: boolean,
): Promise<ModuleBackup> => {
  const [row] = await rowsOf(db, module, { id: instance });
  if (!row) throw new Error(`The ${module} ${instance} is gone`);
  const isData = module === 'data';
  const records = isData && people ? await rowsOf(db, 'data_records', { dataid: instance }) : [];
  const contents: Row[] = [];
  for (const { id } of records)
    contents.push(...(await rowsOf(db, 'data_content', { recordid: id ?? null })));
  return {
    module,
    section,
    visible,
    completion,
    instance: row,
    chapters: module === 'book' ? await rowsOf(db, 'book_chapters', { bookid: instance }) : [],
    fields: isData ? await rowsOf(db, 'data_fields', { dataid: instance }) : [],
    records,
    contents,
  };
};

/** Puts the activity into a course under new ids, and tells that of its course module. */
export const restoreModule = async (
  moodle: Moodle,
  db: Db,
  course: number,
  { module, section, visible, completion, ...backup }: ModuleBackup,
): Promise<number> => {
  const instance = [...(await insertCopies(db, module, [backup.instance], { course })).values()][0];
  if (instance === undefined) throw new Error('The backup holds no activity');
  await insertCopies(db, 'book_chapters', backup.chapters, { bookid: instance });
  const fields = await insertCopies(db, 'data_fields', backup.fields, { dataid: instance });
  const records = await insertCopies(db, 'data_records', backup.records, { dataid: instance });
  for (const content of backup.contents) {
    await insertCopies(db, 'data_content', [content], {
      fieldid: fields.get(Number(content['fieldid'])) ?? 0,
      recordid: records.get(Number(content['recordid'])) ?? 0,
    });
  }
  const row = { course, module, instance, section, completion };
  return addModule(moodle, db, { ...row, visible: visible === 1 });
};

export const backupCourse = async (
  db: Db,
  course: number,
  people: boolean,
): Promise<CourseBackup> => {
  const [row] = await rowsOf(db, 'course', { id: course });
  if (!row) throw new Error(`There is no course ${course}`);
  const modules: ModuleBackup[] = [];
  for (const cm of await db('course_modules').where({ course }).orderBy('id').select<CmRow[]>('*'))
    modules.push(await backupModule(db, cm, people));
  return {
    course: row,
    sections: await rowsOf(db, 'course_sections', { course }),
    groups: await rowsOf(db, 'groups', { courseid: course }),
    modules,
  };
};

/** Adds what the backup holds to a course that stands. */
export const restoreInto = async (
  moodle: Moodle,
  db: Db,
  course: number,
  backup: CourseBackup,
): Promise<void> => {
  await insertCopies(db, 'groups', backup.groups, { courseid: course });
  for (const module of backup.modules) await restoreModule(moodle, db, course, module);
};

/** Makes a course of its own from the backup; `change` renames it. */
export const restoreAsNew = async (
  moodle: Moodle,
  db: Db,
  backup: CourseBackup,
  change: Partial<Pick<CourseRow, 'fullname' | 'shortname'>>,
): Promise<number> => {
  const made = await insertCopies(db, 'course', [backup.course], change);
  const course = made.get(Number(backup.course['id'])) ?? 0;
  await insertId(db, 'enrol', { enrol: 'manual', status: 0, courseid: course });
  await insertCopies(db, 'course_sections', backup.sections, { course });
  await restoreInto(moodle, db, course, backup);
  return course;
};
