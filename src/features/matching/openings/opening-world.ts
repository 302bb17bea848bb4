/** What openings are ranked with, read once. */
import type { Db } from '../../../db/index.ts';
import {
  type Candidate,
  consentsTo,
  isPaused,
  networkNow,
  type People,
  stoppedNow,
} from '../../people/index.ts';
import type { Moment } from '../../sync/index.ts';
import { groundFor } from '../match-read.ts';
import { peopleAt } from '../pairing-people.ts';
import type { Weights } from '../weights.ts';
import { dayAt } from '../../../shared/days.ts';
import type { World } from './rank.ts';

export type OpeningPeople = Pick<People, 'candidates' | 'mentors'>;

export type OpeningWorld = World & {
  people: OpeningPeople;
  /** Candidates who wish to be told of openings, today. */
  listening: readonly Candidate[];
  network: Awaited<ReturnType<typeof networkNow>>;
};

/**
 * Candidates who wish to be followed, and mentors who look for nothing themselves: what the network
 * passes on is read by no candidate.
 */
export const followedPeople = async (
  db: Db,
  moment: Pick<Moment, 'now'>,
): Promise<OpeningPeople> => {
  const { candidates, mentors } = await peopleAt(db, moment);
  const stopped = await stoppedNow(db);
  const looks = (id: number): boolean => (candidates.get(id)?.phase ?? 'settled') !== 'settled';
  return {
    candidates: [...candidates.values()].filter(({ id }) => !stopped.has(id)),
    mentors: [...mentors.values()].filter(({ id }) => !looks(id)),
  };
};

/** Those who consent to it, are not on pause and still look for something. */
export const listeningAmong = (candidates: readonly Candidate[], today: string): Candidate[] =>
  candidates.filter(
    (one) => consentsTo(one, 'openings') && one.phase !== 'settled' && !isPaused(one, today),
  );

/**
 * @param now epoch milliseconds, by Moodle's clock
 * @param people where they were read already
 */
export const openingWorld = async (
  db: Db,
  now: number,
  weights: Weights,
  leads: readonly { commune: string | null }[],
  people?: OpeningPeople,
): Promise<OpeningWorld> => {
  const { candidates, mentors } = people ?? (await followedPeople(db, { now }));
  const network = await networkNow(db, now);
  const today = dayAt(now);
  const named = leads.map(({ commune }) => ({
    places: commune === null ? [] : [{ kind: 'commune' as const, code: commune }],
  }));
  return {
    people: { candidates, mentors },
    network,
    listening: listeningAmong(candidates, today),
    weights,
    today,
    ground: await groundFor(db, [...candidates, ...mentors, ...named], network),
  };
};
