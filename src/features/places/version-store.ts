import { type Db, editionOf, nextEdition } from '../../db/index.ts';
import { stir } from '../sync/index.ts';

const NAME = 'territories';

/** Names the memberships that stand: whoever remembers what follows from them asks this. */
export const territoriesVersion = async (db: Db): Promise<string> =>
  String(await editionOf(db, NAME));

/** Other memberships stand: whose neighbour is whose may be another for every space. */
export const territoriesReplaced = async (tx: Db): Promise<void> => {
  await nextEdition(tx, NAME);
  await stir(tx, 'all');
};
