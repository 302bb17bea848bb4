import { invalidRecord, MoodleError, noPermission } from '../errors.ts';
import type { CmRow, DataFieldRow, DataRow, RecordRow } from '../store/rows.ts';
import type { CoreFunction } from './arguments.ts';
import { type Caller, canEnter, seesModule } from './caller.ts';

export const moduleOf = async (
  { moodle }: Caller,
  wanted: Partial<Pick<CmRow, 'id' | 'module' | 'instance'>>,
): Promise<CmRow> => {
  const row = await moodle.db('course_modules').where(wanted).first<CmRow | undefined>('*');
  if (!row) throw invalidRecord('course_modules');
  return row;
};

export const requireModule = async (caller: Caller, row: CmRow): Promise<void> => {
  if ((await canEnter(caller, row.course)) && (await seesModule(caller, row))) return;
  throw new MoodleError(
    'core\\exception\\require_login_exception',
    'requireloginerror',
    'Course or activity not accessible.',
  );
};

/** A database the caller may read, and its course. */
const requireDatabase = async (caller: Caller, id: number): Promise<DataRow> => {
  const database = await caller.moodle.db('data').where({ id }).first<DataRow | undefined>('*');
  if (!database) throw invalidRecord('data');
  await requireModule(caller, await moduleOf(caller, { module: 'data', instance: id }));
  if (!(await caller.may('mod/data:viewentry', database.course))) {
    throw noPermission('mod/data:viewentry');
  }
  return database;
};

export const getDatabasesByCourses: CoreFunction = async (caller, args) => {
  const databases: object[] = [];
  const warnings: object[] = [];
  for (const course of args.ints('courseids')) {
    if (!(await canEnter(caller, course))) {
      const message = 'No access rights in course context';
      warnings.push({ item: 'course', itemid: course, warningcode: '1', message });
      continue;
    }
    const rows = caller.moodle.db('data').where({ course }).orderBy('id');
    for (const { id, name, intro, approval } of await rows.select<DataRow[]>('*')) {
      const row = await moduleOf(caller, { module: 'data', instance: id });
      if (!(await seesModule(caller, row))) continue;
      const reads = await caller.may('mod/data:viewentry', course);
      databases.push({
        id,
        course,
        name,
        intro,
        introformat: 1,
        coursemodule: row.id,
        introfiles: [],
        ...(reads ? { approval: approval === 1 } : {}),
      });
    }
  }
  return { databases, warnings };
};

export const getFields: CoreFunction = async (caller, args) => {
  const { id: dataid } = await requireDatabase(caller, args.int('databaseid'));
  const rows = await caller.moodle
    .db('data_fields')
    .where({ dataid })
    .orderBy('id')
    .select<DataFieldRow[]>('*');
  const fields = rows.map(({ id, type, name, required, param1 }) => ({
    id,
    dataid,
    type,
    name,
    description: '',
    required: required === 1,
    param1,
  }));
  return { fields, warnings: [] };
};

export const getDataAccessInformation: CoreFunction = async (caller, args) => {
  const { course } = await requireDatabase(caller, args.int('databaseid'));
  return {
    groupid: 0,
    canaddentry: await caller.may('mod/data:writeentry', course),
    canmanageentries: await caller.may('mod/data:manageentries', course),
    canapprove: await caller.may('mod/data:approve', course),
    timeavailable: true,
    inreadonlyperiod: false,
    numentries: 0,
    entrieslefttoadd: 0,
    entrieslefttoview: 0,
    warnings: [],
  };
};

type ContentRow = { id: number; fieldid: number; recordid: number; content: string };

/** Ordered by their making. Who may not approve sees what is approved, and their own. */
export const getEntries: CoreFunction = async (caller, args) => {
  const { db } = caller.moodle;
  const database = await requireDatabase(caller, args.int('databaseid'));
  const { id: dataid, course, approval } = database;
  const perpage = args.int('perpage', 0);
  const records = db('data_records').where({ dataid });
  if (approval === 1 && !(await caller.may('mod/data:approve', course))) {
    void records.where((own) => {
      void own.where({ approved: 1 }).orWhere({ userid: caller.userid });
    });
  }
  const all = await records.orderBy(['timecreated', 'id']).select<RecordRow[]>('*');
  const from = args.int('page', 0) * perpage;
  const page = perpage === 0 ? all : all.slice(from, from + perpage);
  const entries: object[] = [];
  for (const { id, userid, timecreated, timemodified, approved } of page) {
    const contents = await db('data_content')
      .where({ recordid: id })
      .orderBy('id')
      .select<ContentRow[]>('*');
    entries.push({
      id,
      userid,
      groupid: 0,
      dataid,
      timecreated,
      timemodified,
      approved: approved === 1,
      canmanageentry: await caller.may('mod/data:manageentries', course),
      ...(args.flag('returncontents', false) && contents.length > 0
        ? { contents: contents.map((content) => ({ ...content, content1: null, files: [] })) }
        : {}),
      tags: [],
    });
  }
  return { entries, totalcount: all.length, totalfilesize: 0, warnings: [] };
};
