import type { Db } from '../../../db/index.ts';
import { allSpaces, type Space } from '../../network/index.ts';
import { departementsOfAreas } from '../../places/index.ts';
import type { Places } from './peer-words.ts';

/** What places are told with, as it is kept. */
export const placesNow = async (
  db: Db,
): Promise<{ spaces: ReadonlyMap<string, Space>; areas: Places['areas'] }> => ({
  spaces: new Map((await allSpaces(db)).map((one) => [one.code, one])),
  areas: await departementsOfAreas(db),
});
