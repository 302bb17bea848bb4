/** What openings are ranked with, read once. */
import type { Db } from '../../../db/index.ts';
import {
  type Candidate,
  consentsTo,
  networkNow,
  type People,
  peopleNow,
  stoppedNow,
} from '../../people/index.ts';
import { groundFor } from '../match-read.ts';
import type { Weights } from '../weights.ts';
import { dayAt } from '../../../shared/days.ts';
import type { World } from './rank.ts';

export type OpeningWorld = World & {
  people: People;
  /** Candidates who wish to be told of openings, today. */
  listening: readonly Candidate[];
  network: Awaited<ReturnType<typeof networkNow>>;
};

/** Those who consent to it, are followed, are not on pause and still look for something. */
export const listeningAmong = async (
  db: Db,
  candidates: readonly Candidate[],
  today: string,
): Promise<Candidate[]> => {
  const stopped = await stoppedNow(db);
  return candidates.filter(
    (one) =>
      consentsTo(one, 'openings') &&
      !stopped.has(one.id) &&
      one.phase !== 'settled' &&
      (one.pausedUntil === null || one.pausedUntil < today),
  );
};

/**
 * @param now epoch milliseconds, by Moodle's clock
 * @param people where they were read already
 */
export const openingWorld = async (
  db: Db,
  now: number,
  weights: Weights,
  leads: readonly { commune: string | null }[],
  people?: People,
): Promise<OpeningWorld> => {
  const { candidates, mentors, ...others } = people ?? (await peopleNow(db, now));
  const network = await networkNow(db, now);
  const today = dayAt(now);
  const named = leads.map(({ commune }) => ({
    places: commune === null ? [] : [{ kind: 'commune' as const, code: commune }],
  }));
  return {
    people: { candidates, mentors, ...others },
    network,
    listening: await listeningAmong(db, candidates, today),
    weights,
    today,
    ground: await groundFor(db, [...candidates, ...mentors, ...named], network),
  };
};
