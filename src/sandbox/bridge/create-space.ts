import { z } from 'zod';
import { REFERENTS_SECTION, REGION_SECTION } from '../course/modules.ts';
import { invalidParameter } from '../errors.ts';
import { readingOf } from '../items/source.ts';
import { spaces } from '../items/spaces.ts';
import type { Moodle } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { CourseRow, SpaceRow } from '../store/rows.ts';
import { noteChanges } from './change-log.ts';
import { ensureDatabases, type Mend } from './ensure-databases.ts';
import { envelope } from './envelope.ts';
import { forgetPiecesOf } from './put/one-piece.ts';

/** The course category the plugin makes. */
const MARA_CATEGORY = 2;

/** In one way of writing, each once. */
const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .toUpperCase()
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== ''),
  ),
];

const WantedSchema = z.object({
  code: z.string().regex(/^[a-z0-9-]{2,20}$/),
  name: z.string().trim(),
  departements: z
    .string()
    .transform((text) => codesIn(text))
    .refine((codes) => codes.every((code) => /^[0-9][0-9AB][0-9]?$/.test(code)))
    .transform((codes) => codes.join(',')),
  national: z.boolean(),
});
export type WantedSpace = z.infer<typeof WantedSchema>;

const ensureSection = async (
  { db, made }: Mend,
  course: number,
  section: number,
  name: string,
  visible: number,
) => {
  const known = await db('course_sections')
    .where({ course, section })
    .first<object | undefined>('id');
  if (known) return;
  await insertId(db, 'course_sections', { course, section, name, visible });
  made.push(name);
};

const ensureEnrolment = async ({ db, made }: Mend, courseid: number) => {
  const known = await db('enrol')
    .where({ courseid, enrol: 'manual' })
    .first<object | undefined>('id');
  if (known) return;
  await insertId(db, 'enrol', { enrol: 'manual', status: 0, courseid });
  made.push('enrolment');
};

/** Asking again for a space whose course was deleted is the wish to begin anew. */
const forget = async ({ moodle, db }: Mend, space: SpaceRow): Promise<void> => {
  const books = db('local_mara_book').where({ space: space.code });
  const ids = await books.clone().select<{ id: number }[]>('id');
  await noteChanges(moodle, db, [
    { kind: 'spaces', id: space.courseid },
    ...ids.map(({ id }) => ({ kind: 'books' as const, id })),
  ]);
  await forgetPiecesOf(moodle, db, space.courseid);
  await db('local_mara_chapter').whereIn('book', books.clone().select('id')).delete();
  await books.clone().delete();
  const databases = db('local_mara_database').where({ courseid: space.courseid });
  await db('local_mara_field').whereIn('dataid', databases.clone().select('dataid')).delete();
  await databases.clone().delete();
  await db('local_mara_space').where({ id: space.id }).delete();
};

/** A course brought back from the recycle bin may hold the name: Moodle has each only once. */
const freeShortname = async (db: Db, wanted: string): Promise<string> => {
  const rows = await db('course').select<{ shortname: string }[]>('shortname');
  const taken = new Set(rows.map(({ shortname }) => shortname));
  let name = wanted;
  for (let place = 2; taken.has(name); place++) name = `${wanted} ${place}`;
  return name;
};

const makeCourse = async (
  { db, made }: Mend,
  wanted: WantedSpace,
  national: boolean,
): Promise<number> => {
  const { name, code, departements } = wanted;
  if (name === '' || Array.from(name).length > 254) throw invalidParameter();
  const courseid = await insertId(db, 'course', {
    fullname: name,
    shortname: await freeShortname(db, `MARA ${code}`),
    idnumber: `mara:space:${code}`,
    visible: 1,
    category: MARA_CATEGORY,
  });
  await insertId(db, 'local_mara_space', {
    courseid,
    code,
    national: national ? 1 : 0,
    departements,
  });
  made.push('course');
  return courseid;
};

const ensureCourse = async (
  mend: Mend,
  wanted: WantedSpace,
  space: SpaceRow | undefined,
): Promise<number> => {
  const { db, made } = mend;
  const national = wanted.national || space?.national === 1;
  const known =
    space && (await db('course').where({ id: space.courseid }).first<CourseRow | undefined>('*'));
  if (!known) {
    if (space) await forget(mend, space);
    const departements = wanted.departements || (space?.departements ?? '');
    return makeCourse(mend, { ...wanted, departements }, national);
  }
  const { departements } = wanted;
  if (departements !== '' && departements !== space.departements) {
    await db('local_mara_space').where({ id: space.id }).update({ departements });
    made.push('departements');
  }
  return known.id;
};

const ensureSpace = async (mend: Mend, wanted: WantedSpace): Promise<number> => {
  const { db } = mend;
  const space = await db('local_mara_space')
    .where({ code: wanted.code })
    .first<SpaceRow | undefined>('*');
  const national = await db('local_mara_space')
    .where({ national: 1 })
    .first<SpaceRow | undefined>('*');
  if (wanted.national && national && national.code !== wanted.code) throw invalidParameter();
  if (wanted.national && space?.national === 0) throw invalidParameter();
  const courseid = await ensureCourse(mend, wanted, space);
  await ensureEnrolment(mend, courseid);
  await ensureSection(mend, courseid, REGION_SECTION, 'Ma région', 1);
  await ensureSection(mend, courseid, REFERENTS_SECTION, 'Coin des référents', 0);
  const isNational = (space?.national ?? (wanted.national ? 1 : 0)) === 1;
  if (!isNational) await ensureDatabases(mend, courseid);
  return courseid;
};

/** Makes a space, or mends what is missing in it; a known one is never renamed. */
export const createSpace = async (moodle: Moodle, parameters: WantedSpace) => {
  const parsed = WantedSchema.safeParse(parameters);
  if (!parsed.success) throw invalidParameter();
  const wanted = parsed.data;
  const head = await envelope(moodle);
  return moodle.locks.run(`space/${wanted.code}`, () =>
    moodle.db.transaction(async (db) => {
      const mend: Mend = { moodle, db, made: [] };
      const id = await ensureSpace(mend, wanted);
      if (mend.made.length > 0) {
        moodle.counters.writes += mend.made.length;
        await noteChanges(moodle, db, [{ kind: 'spaces', id }]);
      }
      const states = await spaces.load(readingOf(moodle, db), [id]);
      const space = states.get(id);
      if (!space) throw new Error(`The space ${wanted.code} cannot be read back`);
      return { ...head, created: mend.made.includes('course'), space };
    }),
  );
};
