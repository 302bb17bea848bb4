import type { Db } from './database.ts';

type Column = { name: string; type: 'int' | 'text'; nullable?: boolean };
type Table = { name: string; columns: Column[]; unique?: string[][]; indexes?: string[][] };

const int = (name: string): Column => ({ name, type: 'int' });
const text = (name: string): Column => ({ name, type: 'text' });
const maybe = (column: Column): Column => ({ ...column, nullable: true });

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
      ...['username', 'password', 'firstname', 'lastname', 'lang'].map(text),
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
    columns: [text('token'), int('userid'), int('authorised')],
    unique: [['token']],
  },
  {
    name: 'sessions',
    columns: [
      text('sid'),
      int('userid'),
      ...['sesskey', 'logintoken', 'wantsurl', 'flash'].map(text),
      int('timemodified'),
    ],
    unique: [['sid']],
  },
  { name: 'course', columns: [...['fullname', 'shortname', 'idnumber'].map(text), int('visible')] },
  {
    name: 'course_sections',
    columns: [int('course'), int('section'), text('name'), int('visible')],
    unique: [['course', 'section']],
  },
  {
    name: 'course_modules',
    columns: [int('course'), text('module'), int('instance'), int('section'), int('visible')],
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
    columns: [text('role'), int('courseid'), int('userid')],
    unique: [['userid', 'courseid', 'role']],
    indexes: [['courseid', 'role']],
  },
  { name: 'data', columns: [int('course'), text('name'), text('intro')], indexes: [['course']] },
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
      ...['book', 'chapterid', 'rank', 'timemodified'].map(int),
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
    indexes: [['again', 'timecreated']],
  },
];

/** Makes what is missing; a file of an earlier start is left as it is. */
export const makeTables = async (db: Db): Promise<void> => {
  for (const table of TABLES) {
    if (await db.schema.hasTable(table.name)) continue;
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
