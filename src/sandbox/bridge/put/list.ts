import type { BodyOf } from '../../../moodle/pieces.ts';
import { type Db, insertMany } from '../../store/database.ts';
import { searchable } from '../lists.ts';
import type { TypeOfPiece } from './type.ts';

const empty = async (db: Db, pieceid: number): Promise<void> => {
  await db('local_mara_list_item').where({ pieceid }).delete();
};

const fill = (db: Db, pieceid: number, { list: of, items }: BodyOf<'list'>): Promise<void> => {
  const rows = items.map(({ code, name, words = '' }) => ({
    pieceid,
    list: of,
    code,
    name,
    words: searchable(`${code} ${name} ${words}`),
  }));
  return insertMany(db, 'local_mara_list_item', rows);
};

/** What « Mon parcours » searches in. */
export const list: TypeOfPiece<'list'> = {
  clean: (_work, body) => body,

  create: async ({ db }, { id }, body) => {
    await fill(db, id, body);
    return {};
  },

  update: async ({ db }, { id }, body) => {
    await empty(db, id);
    await fill(db, id, body);
    return {};
  },

  remove: () => Promise.resolve({ outcome: 'removed' }),

  forget: ({ db }, { id }) => empty(db, id),
};
