import type { BodyOf } from '../../../moodle/pieces.ts';
import { type Contents, deleteEntry, insertEntry, updateEntry } from '../../course/entries.ts';
import { nameOfEntry } from '../../items/piece-texts.ts';
import { nowOf } from '../../moodle.ts';
import { serviceUser } from '../../store/install.ts';
import { contentOf, type Field, fieldsOf, refuseStrange } from './entry-fields.ts';
import { refusal, type TypeOfPiece, type Work } from './type.ts';

type Body = BodyOf<'entry'>;

const databaseOf = async ({ db, space }: Work, sheet: string): Promise<number> => {
  const row = await db('local_mara_database as m')
    .join('data as d', 'd.id', 'm.dataid')
    .where({ 'm.courseid': space.courseid, 'm.sheet': sheet })
    .first<{ id: number } | undefined>('d.id');
  if (!row) throw refusal('unknownsheet', 'sheet');
  return row.id;
};

/** The content of every field of ours, checked; those left out are empty. */
const contentsOf = (fields: readonly Field[], given: Body['fields']): Contents => {
  refuseStrange(fields, given);
  return new Map(fields.map((field) => [field.id, contentOf(field, given[field.code] ?? '')]));
};

/** Where the entry goes, what is stored of it, and the name of what it says. */
export const readEntry = async (work: Work, { sheet, fields: given }: Body) => {
  const dataid = await databaseOf(work, sheet);
  const fields = await fieldsOf(work.db, dataid);
  const contents = contentsOf(fields, given);
  const name = nameOfEntry(
    fields.map(({ id, type }) => ({ fieldid: id, type, content: contents.get(id) ?? '' })),
  );
  return { dataid, contents, name };
};

export const entry: TypeOfPiece<'entry'> = {
  clean: async (work, body) => {
    await readEntry(work, body);
    return body;
  },

  wished: async (work, body) => (await readEntry(work, body)).name,

  create: async (work, _piece, body) => {
    const { moodle, db, run } = work;
    const { dataid, contents } = await readEntry(work, body);
    const userid = await serviceUser(db);
    const row = { dataid, userid, contents };
    return { objectid: await insertEntry(moodle, db, row, nowOf(moodle), run) };
  },

  update: async (work, { objectid }, body) => {
    const { contents } = await readEntry(work, body);
    await updateEntry(work.moodle, work.db, objectid ?? 0, contents, work.run);
    return {};
  },

  remove: async ({ moodle, db, run }, { objectid }) => {
    await deleteEntry(moodle, db, objectid ?? 0, run);
    return { outcome: 'removed' };
  },
};
