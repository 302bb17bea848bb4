/** Who is asked about the sheets of a space. */
import type { Db } from '../../db/index.ts';
import { allSpaces } from '../network/index.ts';
import { contactsOf, referentsOf } from '../people/index.ts';

/** `home`: the space whose people they are, which is the space of an ask that is put to them. */
export type Whom = { home: string; people: number[] };

/**
 * The referents of the space; where it has none its coordinators, then the referents of the national
 * space: no one is held to the impossible, but somebody has to know.
 */
export const whomToAsk = async (db: Db, space: string): Promise<Whom> => {
  const referents = await referentsOf(db, space);
  if (referents.length > 0) return { home: space, people: referents };
  const coordinators = (await contactsOf(db, space)).filter(({ coordinator }) => coordinator);
  if (coordinators.length > 0) return { home: space, people: coordinators.map(({ id }) => id) };
  const national = (await allSpaces(db)).find((one) => one.national);
  if (national === undefined || national.code === space) return { home: space, people: [] };
  return { home: national.code, people: await referentsOf(db, national.code) };
};
