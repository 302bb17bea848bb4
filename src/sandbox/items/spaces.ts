import type { SpaceItem } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';
import type { CmRow, CourseRow, ModuleName, SpaceRow } from '../store/rows.ts';
import { type ItemSource, pluck } from './source.ts';

type Joined = Pick<CourseRow, 'id' | 'fullname' | 'visible'> &
  Pick<SpaceRow, 'code' | 'national' | 'departements'>;
type Database = { courseid: number; sheet: string; id: number; cmid: number; visible: number };

type Activity = SpaceItem['activities'][number] & { course: number };

/** Activities whose completion is tracked. */
const trackedIn = async (db: Db, courses: readonly number[]): Promise<Activity[]> => {
  const tracked = await db('course_modules')
    .whereIn('course', [...courses])
    .where('completion', '>', 0)
    .orderBy('id')
    .select<CmRow[]>('*');
  const names = new Map<string, string>();
  for (const module of new Set<ModuleName>(tracked.map((cm) => cm.module))) {
    const instances = tracked.filter((cm) => cm.module === module).map((cm) => cm.instance);
    const rows = await db(module)
      .whereIn('id', instances)
      .select<{ id: number; name: string }[]>('id', 'name');
    for (const { id, name } of rows) names.set(`${module}/${id}`, name);
  }
  return tracked.map(({ id, course, module, instance }) => ({
    course,
    cmid: id,
    module,
    name: names.get(`${module}/${instance}`) ?? '',
  }));
};

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
    const activities = await trackedIn(db, ids);
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
          activities: activities
            .filter(({ course }) => course === row.id)
            .map(({ cmid, module, name }) => ({ cmid, module, name })),
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
