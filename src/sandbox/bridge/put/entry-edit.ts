import type { BodyOf, DetailOf } from '../../../moodle/pieces.ts';
import { type Contents, contentsOf as storedContents, updateEntry } from '../../course/entries.ts';
import { treeHash } from '../../html/normalise.ts';
import { textOf } from '../../items/field-text.ts';
import { contentOf, type Field, fieldsOf, refuseStrange } from './entry-fields.ts';
import type { TypeOfPiece, Work } from './type.ts';

type Body = BodyOf<'entry_edit'>;
type Status = DetailOf<'entry_edit'>['status'];

/** The fields of the entry's sheet and what it holds; undefined where this space has none such. */
const found = async ({ db, space }: Work, entry: number) => {
  const row = await db('data_records as r')
    .join('local_mara_database as m', 'm.dataid', 'r.dataid')
    .where({ 'r.id': entry, 'm.courseid': space.courseid })
    .first<{ dataid: number } | undefined>('r.dataid');
  if (!row) return undefined;
  const contents = (await storedContents(db, [entry])).get(entry) ?? new Map<number, string>();
  return { fields: await fieldsOf(db, row.dataid), contents };
};

/** What a field says, whatever way an editor wrote it. */
const sense = ({ type }: Field, text: string): string =>
  type === 'textarea' && text !== '' ? treeHash(text) : text.trim();

/** What to write, or why nothing is. */
const judge = async (
  work: Work,
  { entry, was, fields: given }: Body,
): Promise<{ status: Status; write?: Contents }> => {
  const there = await found(work, entry);
  if (!there) return { status: 'lost' };
  refuseStrange(there.fields, given);
  const touched = there.fields.filter(({ code }) => given[code] !== undefined);
  const wished: Contents = new Map(
    touched.map((field) => [field.id, contentOf(field, given[field.code] ?? '')]),
  );
  const says = (texts: (field: Field) => string): boolean =>
    touched.every((field) => {
      const present = textOf(field.type, there.contents.get(field.id) ?? '');
      return sense(field, present) === sense(field, texts(field));
    });
  if (says((field) => textOf(field.type, wished.get(field.id) ?? ''))) return { status: 'done' };
  if (!says(({ code }) => was[code] ?? '')) return { status: 'superseded' };
  return { status: 'done', write: wished };
};

/** Done when it is put, or never: so the piece is closed at once and keeps no text. */
export const entryEdit: TypeOfPiece<'entry_edit'> = {
  clean: (_, body) => body,

  create: async (work, _piece, body) => {
    const { moodle, db, run } = work;
    const { status, write } = await judge(work, body);
    if (write) await updateEntry(moodle, db, body.entry, write, run);
    const written = JSON.stringify({ status, entry: body.entry });
    return { state: 'closed', written };
  },

  update: () => {
    throw new Error('An edit is closed from its making');
  },

  remove: () => {
    throw new Error('An edit is closed from its making');
  },
};
