/** What the console shows of openings: for somebody, and for an entry. */
import type { Db } from '../../../db/index.ts';
import type { Candidate } from '../../people/index.ts';
import type { Weights } from '../weights.ts';
import { type Introducer, introducersFor } from './introduce.ts';
import type { ContactSheet, Opening } from './lead.ts';
import { openingWorld } from './opening-world.ts';
import { candidatesFor, contactsFor, openingsFor, type Ranked } from './rank.ts';
import { leadReader } from './read-leads.ts';

type PersonOpenings = {
  openings: Ranked<Opening>[];
  contacts: Ranked<ContactSheet>[];
};

/** Null: no candidate has this number. */
export const openingsOfPerson = async (
  db: Db,
  now: number,
  weights: Weights,
  id: number,
): Promise<PersonOpenings | null> => {
  const leads = leadReader();
  const openings = await leads.openings(db, now);
  const contacts = await leads.contacts(db, now);
  const world = await openingWorld(db, now, weights, [...openings, ...contacts]);
  const candidate = world.people.candidates.find((one) => one.id === id);
  return candidate === undefined
    ? null
    : {
        openings: openingsFor(candidate, openings, world),
        contacts: contactsFor(candidate, contacts, world),
      };
};

type EntryOpening = {
  opening: Opening;
  candidates: Ranked<Candidate>[];
  introducers: Introducer[];
};

/** Null: no opening that stands has this number. */
export const candidatesOfEntry = async (
  db: Db,
  now: number,
  weights: Weights,
  id: number,
): Promise<EntryOpening | null> => {
  const openings = await leadReader().openings(db, now);
  const opening = openings.find((one) => one.id === id);
  if (opening === undefined) return null;
  const world = await openingWorld(db, now, weights, [opening]);
  return {
    opening,
    candidates: candidatesFor(opening, world.listening, world),
    introducers: introducersFor(opening, world.people.mentors, world),
  };
};
