import { int, maybe, type Table, text } from './columns.ts';
import type { Db } from './database.ts';
import { PIECE_TABLES } from './schema-pieces.ts';

/** Every table has an `id` that is never given out twice, as Moodle's have. */
const TABLES: Table[] = [
  { name: 'config', columns: [text('name'), text('value')], unique: [['name']] },
  {
    name: 'role_capabilities',
    columns: [text('role'), text('capability')],
    unique: [['role', 'capability']],
  },
  {
    name: 'user',
    columns: [
      ...['username', 'password', 'firstname', 'lastname', 'lang', 'email'].map(text),
      ...['suspended', 'deleted', 'timecreated', 'timemodified'].map(int),
    ],
    unique: [['username']],
  },
  {
    name: 'user_info_field',
    columns: [text('shortname'), int('visible'), int('locked')],
    unique: [['shortname']],
  },
  {
    name: 'user_info_data',
    columns: [int('userid'), int('fieldid'), text('data')],
    unique: [['userid', 'fieldid']],
  },
  {
    name: 'external_tokens',
    columns: [text('token'), int('userid'), int('authorised'), int('lastaccess')],
    unique: [['token']],
  },
  // A service of an association's own: `serviceid` is its one token's id.
  {
    name: 'external_services_functions',
    columns: [int('serviceid'), text('functionname')],
    unique: [['serviceid', 'functionname']],
  },
  {
    name: 'sessions',
    columns: [
      text('sid'),
      int('userid'),
      ...['sesskey', 'logintoken', 'wantsurl', 'flash', 'lang'].map(text),
      int('timemodified'),
    ],
    unique: [['sid']],
  },
  {
    name: 'course',
    columns: [
      ...['fullname', 'shortname', 'idnumber'].map(text),
      ...['visible', 'category'].map(int),
    ],
  },
  {
    name: 'course_sections',
    columns: [int('course'), int('section'), text('name'), int('visible')],
    unique: [['course', 'section']],
  },
  {
    name: 'course_modules',
    columns: [
      text('module'),
      ...['course', 'instance', 'section', 'visible', 'completion'].map(int),
    ],
    indexes: [['course'], ['module', 'instance']],
  },
  {
    name: 'enrol',
    columns: [text('enrol'), int('status'), int('courseid')],
    unique: [['courseid', 'enrol']],
  },
  {
    name: 'user_enrolments',
    columns: [
      'status',
      'enrolid',
      'userid',
      'timestart',
      'timeend',
      'timecreated',
      'timemodified',
    ].map(int),
    unique: [['userid', 'enrolid']],
    indexes: [['enrolid']],
  },
  {
    name: 'role_assignments',
    columns: [text('role'), ...['courseid', 'userid', 'timemodified'].map(int)],
    unique: [['userid', 'courseid', 'role']],
    indexes: [['courseid', 'role']],
  },
  {
    name: 'groups',
    columns: [int('courseid'), text('name'), text('idnumber'), int('visibility')],
    indexes: [['courseid']],
  },
  {
    name: 'groups_members',
    columns: ['groupid', 'userid', 'timeadded'].map(int),
    unique: [['userid', 'groupid']],
    indexes: [['groupid']],
  },
  {
    name: 'cohort',
    columns: [text('name'), text('idnumber'), int('visible'), text('component')],
  },
  {
    name: 'cohort_members',
    columns: ['cohortid', 'userid', 'timeadded'].map(int),
    unique: [['cohortid', 'userid']],
    indexes: [['userid']],
  },
  {
    name: 'course_completions',
    columns: ['userid', 'course', 'timecompleted'].map(int),
    unique: [['userid', 'course']],
    indexes: [['course']],
  },
  {
    name: 'course_modules_completion',
    columns: ['coursemoduleid', 'userid', 'completionstate', 'timemodified'].map(int),
    unique: [['userid', 'coursemoduleid']],
    indexes: [['coursemoduleid']],
  },
  {
    name: 'user_lastaccess',
    columns: ['userid', 'courseid', 'timeaccess'].map(int),
    unique: [['userid', 'courseid']],
    indexes: [['courseid']],
  },
  {
    name: 'page',
    columns: [int('course'), text('name'), text('intro'), text('content')],
    indexes: [['course']],
  },
  // What the recycle bins hold: a backup, in the form of course/backup.ts.
  {
    name: 'tool_recyclebin',
    columns: [text('kind'), int('courseid'), text('name'), text('content')],
  },
  {
    name: 'data',
    columns: [int('course'), text('name'), text('intro'), int('approval')],
    indexes: [['course']],
  },
  {
    name: 'data_fields',
    columns: [int('dataid'), text('type'), text('name'), int('required'), text('param1')],
    indexes: [['dataid']],
  },
  {
    name: 'data_records',
    columns: ['userid', 'dataid', 'timecreated', 'timemodified', 'approved'].map(int),
    indexes: [['dataid', 'id']],
  },
  {
    name: 'data_content',
    columns: [int('fieldid'), int('recordid'), text('content')],
    unique: [['recordid', 'fieldid']],
  },
  { name: 'book', columns: [int('course'), text('name'), text('intro'), int('revision')] },
  {
    name: 'book_chapters',
    columns: [
      int('bookid'),
      int('pagenum'),
      text('title'),
      text('content'),
      text('treehash'),
      ...['hidden', 'timecreated', 'timemodified'].map(int),
    ],
    indexes: [['bookid', 'pagenum']],
  },
  {
    name: 'local_mara_space',
    columns: [int('courseid'), text('code'), int('national'), text('departements')],
    unique: [['code'], ['courseid']],
  },
  {
    name: 'local_mara_database',
    columns: [int('dataid'), int('courseid'), text('sheet')],
    unique: [['courseid', 'sheet']],
    indexes: [['dataid']],
  },
  {
    name: 'local_mara_field',
    columns: [int('dataid'), text('code'), int('fieldid')],
    unique: [['dataid', 'code']],
    indexes: [['fieldid']],
  },
  {
    name: 'local_mara_book',
    columns: [text('key'), text('space'), int('cmid'), int('bookid'), text('name')],
    unique: [['key']],
    indexes: [['bookid']],
  },
  {
    name: 'local_mara_chapter',
    columns: [
      ...['book', 'chapterid', 'rank', 'blended', 'timemodified'].map(int),
      ...['key', 'writtentitle', 'writtenhash', 'source', 'lasttitle'].map(text),
      maybe(text('offered')),
    ],
    unique: [['book', 'key']],
    indexes: [['chapterid']],
  },
  // `again` is 1 where a row was young when it was numbered: it is delivered once more.
  {
    name: 'local_mara_change',
    columns: [
      maybe(int('number')),
      text('kind'),
      int('refid'),
      maybe(text('run')),
      int('timecreated'),
      int('again'),
    ],
    unique: [['number']],
    indexes: [
      ['again', 'timecreated'],
      ['kind', 'refid'],
    ],
  },
  {
    name: 'local_mara_seen',
    columns: [text('kind'), int('objectid'), text('fingerprint')],
    unique: [['kind', 'objectid']],
  },
  ...PIECE_TABLES,
];

/** A column that an earlier version's file lacks begins as 0 or the empty text. */
const addMissingColumns = async (db: Db, table: Table): Promise<void> => {
  const known = await db(table.name).columnInfo();
  const missing = table.columns.filter(({ name }) => !Object.hasOwn(known, name));
  if (missing.length === 0) return;
  await db.schema.alterTable(table.name, (build) => {
    for (const { name, type } of missing) {
      if (type === 'int') build.integer(name).notNullable().defaultTo(0);
      else build.text(name).notNullable().defaultTo('');
    }
  });
};

/** Makes what is missing; what a file of an earlier start holds is kept. */
export const makeTables = async (db: Db): Promise<void> => {
  for (const table of TABLES) {
    if (await db.schema.hasTable(table.name)) {
      await addMissingColumns(db, table);
      continue;
    }
    await db.schema.createTable(table.name, (build) => {
      build.increments('id');
      for (const column of table.columns) {
        const made = column.type === 'int' ? build.integer(column.name) : build.text(column.name);
        if (!column.nullable) made.notNullable();
      }
      for (const columns of table.unique ?? []) build.unique(columns);
      for (const columns of table.indexes ?? []) build.index(columns);
    });
  }
};
