import type { Db } from '../../db/index.ts';
import { nameOf } from '../people/index.ts';
import type { Answer } from './ask.ts';

/** As long as a name may be where decisions and approvals are kept. */
const LONGEST_NAME = 100;

/** Who answered, as decisions and approvals name them. */
export const answererOf = async (db: Db, { personId }: Answer): Promise<string> => {
  const name = (await nameOf(db, personId)) ?? `n° ${personId}`;
  return Array.from(name).slice(0, LONGEST_NAME).join('');
};
