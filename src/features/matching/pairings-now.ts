/** The open pairings, and which mentors those who look after them should call. */
import type { Db } from '../../db/index.ts';
import { dayAt } from '../../shared/days.ts';
import { type Mentor, peopleNow } from '../people/index.ts';
import { isOpenMentor } from './feasible.ts';
import { isLocked, isOpen, type Pairing } from './pairing.ts';
import { overbooked, type Overbooked, silentMentors } from './pairing-facts.ts';
import { allPairings } from './pairing-store.ts';

export type PairingsNow = {
  pairings: Pairing[];
  /** Mentors who accompany more than they now offer. */
  overbooked: Overbooked[];
  /** Mentors who left the last two proposals unanswered, and still take part. */
  silent: number[];
};

/**
 * Pure. Of a mentor only those spaces are told in which it came about.
 * @param all those that ended too
 * @param now epoch milliseconds
 * @returns what is so in a space, by its code; '': in all
 */
export const pairingsIn = (
  all: readonly Pairing[],
  mentors: readonly Mentor[],
  now: number,
): ((space: string) => PairingsNow) => {
  const open = all.filter(isOpen);
  const over = overbooked(open, mentors);
  const silent = silentMentors(all);
  const today = dayAt(now);
  const called = mentors
    .filter((one) => silent.has(one.id) && isOpenMentor(one, today))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
  return (space) => {
    const pairings = open.filter((one) => space === '' || one.space === space);
    const busy = new Set(pairings.filter(isLocked).map(({ mentorId }) => mentorId));
    return {
      pairings,
      overbooked: over.filter(({ mentorId }) => busy.has(mentorId)),
      silent: called.filter((id) => space === '' || silent.get(id)?.includes(space)),
    };
  };
};

/** @param space only those of this space; '': all */
export const pairingsNow = async (
  { db, clock }: { db: Db; clock: { now(): number } },
  space: string,
): Promise<PairingsNow> => {
  const now = clock.now();
  const { mentors } = await peopleNow(db, now);
  return pairingsIn(await allPairings(db), mentors, now)(space);
};
