import { insertId } from '../../store/database.ts';
import type { TypeOfPiece } from './type.ts';

/** « Ma région »: the plugin's page shows the body as it is. */
export const page: TypeOfPiece<'page'> = {
  clean: (_work, body) => body,

  create: async ({ db }, { id }, body) => {
    await insertId(db, 'local_mara_page', { pieceid: id, body: JSON.stringify(body) });
    return {};
  },

  update: async ({ db }, { id }, body) => {
    const row = { body: JSON.stringify(body) };
    await db('local_mara_page').where({ pieceid: id }).update(row);
    return {};
  },

  remove: () => Promise.resolve({ outcome: 'removed' }),

  forget: async ({ db }, { id }) => {
    await db('local_mara_page').where({ pieceid: id }).delete();
  },
};
