/** Whose turn it is to decide about a proposed pairing: nobody's silence stops it. Pure. */
import { chainOf, LEVELS, type Responsible } from '../people/index.ts';
import { DECIDED_WITHIN } from './pairing-facts.ts';

/** A question that was put to the responsible people of a level, and is not withdrawn. */
export type Put = {
  /** As in `LEVELS`. */
  level: string;
  /** The code of the space in which it was asked. */
  space: string;
  /** Epoch milliseconds. */
  madeAt: number;
};

/** The place in `LEVELS` of the highest that was asked; -1: nobody was. */
const highest = (put: readonly Put[]): number =>
  Math.max(...put.map(({ level }) => LEVELS.findIndex((one) => one === level)), -1);

/**
 * Those who are to be asked now: the first beyond all who let their ten days pass, for nobody
 * is asked twice; nor does it go back to those before, who may just have come home. What others
 * said nothing to before the candidate was followed here is forgotten.
 * @param put what was asked about this pairing so far
 * @param now epoch milliseconds
 * @returns null: the last there are stayed silent too
 */
export const turnOf = (
  responsible: Responsible,
  put: readonly Put[],
  now: number,
): Responsible | null => {
  const chain = chainOf(responsible);
  const homes = new Set(chain.map(({ home }) => home));
  const here = put.filter(({ space }) => homes.has(space));
  const isSilent = ({ madeAt }: Put): boolean => madeAt + DECIDED_WITHIN <= now;
  const silent = highest(here.filter(isSilent));
  const asked = highest(here);
  const left = chain.filter(({ level }) => LEVELS.indexOf(level) > silent);
  return left.find(({ level }) => LEVELS.indexOf(level) >= asked) ?? left[0] ?? null;
};
