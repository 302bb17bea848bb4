import { type Db, editionOf, nextEdition } from '../../db/index.ts';
import { stir } from '../sync/index.ts';

const NAME = 'metiers';

/** Names the list of métiers and titles that stands: whoever remembers its names asks this. */
export const metiersVersion = async (db: Db): Promise<string> => String(await editionOf(db, NAME));

/** Another list stands: sheets name métiers in every space. */
export const metiersReplaced = async (tx: Db): Promise<void> => {
  await nextEdition(tx, NAME);
  await stir(tx, 'all');
};
