import {
  deleteGrouping,
  findGrouping,
  insertGrouping,
  renameGrouping,
} from '../../course/groupings.ts';
import { plainName, type TypeOfPiece, type Work } from './type.ts';

const isUsedByOthers = async ({ db }: Work, groupingid: number): Promise<boolean> => {
  const ours = db('local_mara_piece').where({ type: 'group' }).whereNotNull('objectid');
  const other = await db('groupings_groups')
    .where({ groupingid })
    .whereNotIn('groupid', ours.select('objectid'))
    .first<object | undefined>('id');
  return other !== undefined;
};

export const grouping: TypeOfPiece<'grouping'> = {
  clean: (_work, { name }) => ({ name: plainName(name, 'name') }),

  create: async ({ db, space }, _piece, { name }) => {
    const objectid = await insertGrouping(db, space.courseid, name);
    return { objectid, written: name };
  },

  // A name that a person changed is theirs.
  update: async ({ db }, { objectid, written }, { name }) => {
    const present = await findGrouping(db, objectid ?? 0);
    if (present?.name === written) await renameGrouping(db, present.id, name);
    return present?.name === written || present?.name === name ? { written: name } : {};
  },

  remove: async (work, { objectid }) => {
    const id = objectid ?? 0;
    if (await isUsedByOthers(work, id)) return { outcome: 'released' };
    await deleteGrouping(work.moodle, work.db, id, work.run);
    return { outcome: 'removed' };
  },
};
