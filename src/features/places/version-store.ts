import type { Db } from '../../db/index.ts';

/** Names the memberships that were brought in: whoever remembers what follows from them asks this. */
export const territoriesVersion = async (db: Db): Promise<string> => {
  const areas: unknown = await db('territory')
    .groupBy('kind')
    .orderBy('kind')
    .select('kind')
    .count({ areas: '*' })
    .max({ vintage: 'vintage' });
  const communes: unknown = await db('territory_commune')
    .groupBy('kind')
    .orderBy('kind')
    .select('kind')
    .count({ communes: '*' });
  return JSON.stringify([areas, communes]);
};
