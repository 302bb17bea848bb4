/** Whom a candidate who is told of openings could turn to as well: a few of their best contacts, each told once. */
import type { Db } from '../../../db/index.ts';
import type { Candidate } from '../../people/index.ts';
import type { Weights } from '../weights.ts';
import type { ContactSheet } from './lead.ts';
import { openingWorld } from './opening-world.ts';
import { contactsFor, type Ranked } from './rank.ts';
import type { leadReader } from './read-leads.ts';
import { contactsToldTo } from './told-store.ts';

/** How many one message holds. */
const MOST = 3;
/** As for openings: less is not worth a line. */
const LEAST_POINTS = 40;

/** By a candidate's id. */
export type Contacts = (candidate: number) => Promise<Ranked<ContactSheet>[]>;

/**
 * @param candidates who is told of openings now: the sheets are read for nobody else
 * @param now epoch milliseconds, Moodle's clock
 */
export const contactNews = async (
  tx: Db,
  candidates: readonly Candidate[],
  { leads, weights }: { leads: ReturnType<typeof leadReader>; weights: Weights },
  now: number,
): Promise<Contacts> => {
  if (candidates.length === 0) return () => Promise.resolve([]);
  const sheets = await leads.contacts(tx, now);
  const world = await openingWorld(tx, now, weights, sheets, { candidates, mentors: [] });
  const byId = new Map(candidates.map((one) => [one.id, one]));
  return async (id) => {
    const one = byId.get(id);
    if (one === undefined) return [];
    const before = await contactsToldTo(tx, id);
    return contactsFor(one, sheets, world)
      .filter(
        ({ lead, points, isClose }) => isClose && points >= LEAST_POINTS && !before.has(lead.id),
      )
      .slice(0, MOST);
  };
};
