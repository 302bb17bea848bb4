import type { SpaceItem } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';
import type { CmRow, CourseRow, ModuleName, SectionRow, SpaceRow } from '../store/rows.ts';
import { type ItemSource, pluck } from './source.ts';

type Joined = Pick<CourseRow, 'id' | 'fullname' | 'visible'> &
  Pick<SpaceRow, 'code' | 'national' | 'departements'>;
type Database = { courseid: number; sheet: string; id: number; cmid: number; visible: number };

type Module = Pick<CmRow, 'id' | 'course' | 'module' | 'section' | 'completion'> & {
  name: string;
  /** Whether every member may open it: it and its section are visible. */
  open: boolean;
};

/** The activities that are tracked, or in the national space, in the order of `cmid`. */
const modulesIn = async (db: Db, courses: readonly number[]): Promise<Module[]> => {
  const national = db('local_mara_space').where({ national: 1 }).select('courseid');
  const rows = await db('course_modules')
    .whereIn('course', [...courses])
    .where((told) => {
      void told.where('completion', '>', 0).orWhereIn('course', national);
    })
    .orderBy('id')
    .select<CmRow[]>('*');
  const hidden = await db('course_sections')
    .whereIn('course', [...courses])
    .where({ visible: 0 })
    .select<SectionRow[]>('*');
  const names = new Map<string, string>();
  for (const module of new Set<ModuleName>(rows.map((cm) => cm.module))) {
    const instances = rows.filter((cm) => cm.module === module).map((cm) => cm.instance);
    const named = await db(module)
      .whereIn('id', instances)
      .select<{ id: number; name: string }[]>('id', 'name');
    for (const { id, name } of named) names.set(`${module}/${id}`, name);
  }
  return rows.map(({ id, course, module, completion, instance, section, visible }) => ({
    id,
    course,
    module,
    section,
    completion,
    name: names.get(`${module}/${instance}`) ?? '',
    open: visible === 1 && !hidden.some((one) => one.course === course && one.section === section),
  }));
};
/** What every member of the national space may open, in the order of the course. */
const resourcesAmong = (modules: Module[], ours: ReadonlySet<number>, wwwroot: string) =>
  modules
    .filter(({ id, open }) => open && !ours.has(id))
    .sort((one, other) => one.section - other.section || one.id - other.id)
    .map(({ id, module, name }) => ({
      cmid: id,
      module,
      name,
      url: `${wwwroot}/mod/${module}/view.php?id=${id}`,
    }));

export const spaces: ItemSource<'spaces'> = {
  idsAfter: async ({ db }, after, limit) =>
    pluck(
      await db('local_mara_space as s')
        .join('course as c', 'c.id', 's.courseid')
        .where('c.id', '>', after)
        .orderBy('c.id')
        .limit(limit)
        .select<{ id: number }[]>('c.id'),
    ),

  load: async ({ db, wwwroot }, ids) => {
    const rows = await db('local_mara_space as s')
      .join('course as c', 'c.id', 's.courseid')
      .whereIn('c.id', [...ids])
      .select<Joined[]>(
        'c.id',
        'c.fullname',
        'c.visible',
        's.code',
        's.national',
        's.departements',
      );
    const databases = await db('local_mara_database as m')
      .join('data as d', 'd.id', 'm.dataid')
      .join('course_modules as cm', (on) => {
        on.on('cm.instance', 'd.id').andOnVal('cm.module', 'data');
      })
      .whereIn('m.courseid', [...ids])
      .orderBy('d.id')
      .select<Database[]>('m.courseid', 'm.sheet', 'd.id', 'cm.id as cmid', 'cm.visible');
    const modules = await modulesIn(db, ids);
    const books = await db('local_mara_book').select<{ cmid: number }[]>('cmid');
    const ours = new Set(books.map(({ cmid }) => cmid));
    const of = (course: number) => modules.filter((one) => one.course === course);
    return new Map(
      rows.map((row): [number, SpaceItem] => [
        row.id,
        {
          id: row.id,
          code: row.code,
          name: row.fullname,
          national: row.national === 1,
          departements: row.departements === '' ? [] : row.departements.split(','),
          visible: row.visible === 1,
          url: `${wwwroot}/course/view.php?id=${row.id}`,
          activities: of(row.id)
            .filter(({ completion }) => completion > 0)
            .map(({ id, module, name }) => ({ cmid: id, module, name })),
          resources: row.national === 1 ? resourcesAmong(of(row.id), ours, wwwroot) : [],
          databases: databases
            .filter((database) => database.courseid === row.id)
            .map(({ sheet, id, cmid, visible }) => ({
              sheet,
              id,
              cmid,
              visible: visible === 1,
              url: `${wwwroot}/mod/data/view.php?id=${cmid}`,
            })),
        },
      ]),
    );
  },
};
