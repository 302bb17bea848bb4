import type { Db } from '../../db/index.ts';

/** Names the list of métiers that was brought in: whoever remembers its names asks this. */
export const metiersVersion = async (db: Db): Promise<string> =>
  JSON.stringify(await db('metier').count({ metiers: '*' }).max({ release: 'release_name' }));
