import type { BodyOf } from '../../../moodle/pieces.ts';
import { type Contents, deleteEntry, insertEntry, updateEntry } from '../../course/entries.ts';
import { withoutTags } from '../../html/plain.ts';
import { purify } from '../../html/purify.ts';
import { textOf } from '../../items/entries.ts';
import { nameOfEntry } from '../../items/piece-texts.ts';
import { nowOf } from '../../moodle.ts';
import { serviceUser } from '../../store/install.ts';
import type { DataFieldRow } from '../../store/rows.ts';
import { refusal, type TypeOfPiece, type Work } from './type.ts';

type Body = BodyOf<'entry'>;
type Field = Pick<DataFieldRow, 'id' | 'type' | 'required' | 'param1'> & { code: string };

const databaseOf = async ({ db, space }: Work, sheet: string): Promise<number> => {
  const row = await db('local_mara_database as m')
    .join('data as d', 'd.id', 'm.dataid')
    .where({ 'm.courseid': space.courseid, 'm.sheet': sheet })
    .first<{ id: number } | undefined>('d.id');
  if (!row) throw refusal('unknownsheet', 'sheet');
  return row.id;
};

const fieldsOf = ({ db }: Work, dataid: number): Promise<Field[]> =>
  db('local_mara_field as m')
    .join('data_fields as f', 'f.id', 'm.fieldid')
    .where({ 'm.dataid': dataid })
    .orderBy('f.id')
    .select<Field[]>('m.code', 'f.id', 'f.type', 'f.required', 'f.param1');

/** An address, with the scheme that Moodle puts before what has none. */
const completed = (text: string): string =>
  /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`;

const isAddress = (text: string): boolean => /^https?:\/\/[^\s<>"]+$/i.test(completed(text));

const isDay = (text: string): boolean => {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
};

/** What Moodle's form would refuse. */
const fits = ({ type, param1 }: Field, text: string): boolean => {
  if (type === 'menu') return param1.split(/\r?\n/).includes(text);
  if (type === 'url') return isAddress(text);
  return type !== 'date' || isDay(text);
};

const stored = ({ type }: Field, text: string): string => {
  if (text === '') return '';
  if (type === 'date') return String(Date.parse(`${text}T00:00:00Z`) / 1000);
  if (type === 'url') return completed(text);
  return type === 'textarea' ? purify(text) : withoutTags(text).trim();
};

/** The content of every field of ours, checked; those left out are empty. */
const contentsOf = (fields: readonly Field[], given: Body['fields']): Contents => {
  const strange = Object.keys(given).find((code) => !fields.some((field) => field.code === code));
  if (strange !== undefined) throw refusal('invalidbody', `fields.${strange}`);
  return new Map(
    fields.map((field) => {
      const text = (given[field.code] ?? '').trim();
      const bad = text === '' ? field.required === 1 : !fits(field, text);
      const content = bad ? '' : stored(field, text);
      const empty = field.required === 1 && textOf(field.type, content) === '';
      if (bad || empty) throw refusal('invalidbody', `fields.${field.code}`);
      return [field.id, content];
    }),
  );
};

const read = async (work: Work, { sheet, fields: given }: Body) => {
  const dataid = await databaseOf(work, sheet);
  const fields = await fieldsOf(work, dataid);
  return { dataid, fields, contents: contentsOf(fields, given) };
};

export const entry: TypeOfPiece<'entry'> = {
  clean: async (work, body) => {
    await read(work, body);
    return body;
  },

  wished: async (work, body) => {
    const { fields, contents } = await read(work, body);
    return nameOfEntry(
      fields.map(({ id, type }) => ({ fieldid: id, type, content: contents.get(id) ?? '' })),
    );
  },

  create: async (work, _piece, body) => {
    const { moodle, db, run } = work;
    const { dataid, contents } = await read(work, body);
    const userid = await serviceUser(db);
    const row = { dataid, userid, contents };
    return { objectid: await insertEntry(moodle, db, row, nowOf(moodle), run) };
  },

  update: async (work, { objectid }, body) => {
    const { contents } = await read(work, body);
    await updateEntry(work.moodle, work.db, objectid ?? 0, contents, work.run);
    return {};
  },

  remove: async ({ moodle, db, run }, { objectid }) => {
    await deleteEntry(moodle, db, objectid ?? 0, run);
    return { outcome: 'removed' };
  },
};
