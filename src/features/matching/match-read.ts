/** Reads from the database what a run of matching looks at. */
import type { Db } from '../../db/index.ts';
import { metierParents } from '../metiers/index.ts';
import {
  arrivalsOf,
  type Candidate,
  followedIn,
  type Mentor,
  type Network,
  networkNow,
  peopleNow,
  stoppedNow,
} from '../people/index.ts';
import { areasByCommune, communeOf, pointsOf } from '../places/index.ts';
import { dayAt } from '../../shared/days.ts';
import type { MatchInput } from './match.ts';
import type { Ground } from './match-ground.ts';
import { isLocked, isOpen, type Pairing } from './pairing.ts';
import { allPairings } from './pairing-store.ts';
import type { RefusedPair } from './score-marks.ts';
import type { Weights } from './weights.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A pair of which one did not answer is not asked again at once: others may be waiting for less. */
const PEACE = 90 * DAY;

const spacesByDepartement = ({ spaces }: Network): Map<string, string[]> => {
  const covering = new Map<string, string[]>();
  for (const { code, departements } of spaces.values()) {
    for (const departement of departements) {
      covering.set(departement, [...(covering.get(departement) ?? []), code]);
    }
  }
  return covering;
};

/** What there is to know of the places and métiers that these people name. */
export const groundFor = async (
  db: Db,
  people: readonly Pick<Candidate | Mentor, 'places'>[],
  network: Network,
): Promise<Ground> => {
  const named = new Set<string>();
  for (const { places } of people) {
    for (const { kind, code } of places) if (kind === 'commune') named.add(code);
  }
  const codes = [...named];
  const points = await pointsOf(db, codes);
  const areas = await areasByCommune(db, codes);
  const communes = codes.flatMap((code) => {
    const departement = communeOf(code)?.departement;
    return departement === undefined
      ? []
      : [
          [
            code,
            { point: points.get(code) ?? null, departement, areas: areas.get(code) ?? [] },
          ] as const,
        ];
  });
  return {
    communes: new Map(communes),
    areas: network.areas,
    spaces: spacesByDepartement(network),
    parents: await metierParents(db),
  };
};

/**
 * Pairs that are not proposed again, and why: those refused, and those who did begin and did not
 * wish to go on. Only a refusal says something of like pairs.
 */
const refusalsIn = (pairings: readonly Pairing[], now: number): RefusedPair[] =>
  pairings.flatMap((pairing): RefusedPair[] => {
    const { candidateId, mentorId, endReason, endDetail, endedAt } = pairing;
    switch (endReason) {
      case 'refused_candidate':
      case 'refused_referent':
        return [{ candidateId, mentorId, by: 'candidate', reason: endDetail }];
      case 'refused_mentor':
        return [{ candidateId, mentorId, by: 'mentor', reason: endDetail }];
      case 'changed':
      case 'stopped':
        return [{ candidateId, mentorId, by: 'candidate', reason: null }];
      case 'expired':
        return now - (endedAt ?? now) < PEACE
          ? [{ candidateId, mentorId, by: 'candidate', reason: null }]
          : [];
      // It was the follow-up that was not wished; once it is again their mentor may be.
      case 'unfollowed':
      case 'settled':
      case 'superseded':
      case 'consent':
      case 'gone':
      case 'paused':
      case null:
        return [];
    }
  });

/** What a run looks at, and what its answers are told with. */
export type MatchReading = {
  input: MatchInput;
  open: readonly Pairing[];
  network: Network;
  /** The space that follows each candidate, by id; null: the cell does. */
  groupements: ReadonlyMap<number, string | null>;
};

/** @param now epoch milliseconds, by Moodle's clock */
export const readMatching = async (
  db: Db,
  now: number,
  weights: Weights,
): Promise<MatchReading> => {
  const people = await peopleNow(db, now);
  const { mentors } = people;
  const stopped = await stoppedNow(db);
  const candidates = people.candidates.filter(({ id }) => !stopped.has(id));
  const network = await networkNow(db, now);
  const pairings = await allPairings(db);
  const arrivals = await arrivalsOf(db);
  const open = pairings.filter(isOpen);
  return {
    input: {
      today: dayAt(now),
      candidates,
      mentors,
      locked: open.filter(isLocked),
      standing: open.filter((one) => !isLocked(one)),
      refusals: refusalsIn(pairings, now),
      waited: new Map(
        candidates.map(({ id }) => [
          id,
          Math.max(0, Math.floor((now - (arrivals.get(id) ?? now)) / DAY)),
        ]),
      ),
      weights,
      ground: await groundFor(db, [...candidates, ...mentors], network),
    },
    open,
    network,
    groupements: new Map(people.candidates.map((one) => [one.id, followedIn(one, network)])),
  };
};
