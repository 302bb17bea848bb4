/** Candidates as reports count them, from their history. Pure. */
import {
  type Candidate,
  consentsTo,
  followedIn,
  type Network,
  type PersonEvent,
  type Phase,
  PHASES,
  readStanding,
  standingOf,
} from '../people/index.ts';
import type { CandidateFact, NotedStanding } from './fact.ts';
import { staysOf } from './stay.ts';

export type Known = {
  /** Codes of the groupements' spaces. */
  regional: ReadonlySet<string>;
  network: Network;
  /** Of those no longer here too: whoever left had a place. */
  enrolled: ReadonlyMap<number, { space: string; at: number }[]>;
  /** Each person's in the order they happened. */
  events: ReadonlyMap<number, readonly PersonEvent[]>;
};

/** Of those who are no longer here: their last word on being counted. */
export const consentedBefore = (events: readonly PersonEvent[]): boolean =>
  events.findLast(
    ({ kind, value }) =>
      value === 'figures' && (kind === 'consent' || kind === 'consent_withdrawn'),
  )?.kind === 'consent';

/** Where nothing was noted: as they stand today, or where they were enrolled. */
const standingToday = (
  id: number,
  candidate: Candidate | undefined,
  { network, enrolled, regional }: Known,
): NotedStanding => {
  if (candidate !== undefined) {
    return { ...standingOf(candidate, followedIn(candidate, network)), at: 0 };
  }
  const groupement = enrolled.get(id)?.find(({ space }) => regional.has(space))?.space ?? null;
  return { groupement, category: null, service: null, seeks: false, at: 0 };
};

/** A groupement that is none any more: the cell's own. */
const notedStandings = (
  events: readonly PersonEvent[],
  regional: ReadonlySet<string>,
): NotedStanding[] =>
  events
    .filter(({ kind }) => kind === 'standing')
    .map(({ value, at }) => {
      const standing = readStanding(value ?? '');
      const stands = standing.groupement !== null && regional.has(standing.groupement);
      return { ...standing, groupement: stands ? standing.groupement : null, at };
    });

const phasesOf = (events: readonly PersonEvent[]): { phase: Phase; at: number }[] =>
  events.flatMap(({ kind, value, at }) => {
    const phase = kind === 'phase' ? PHASES.find((code) => code === value) : undefined;
    return phase === undefined ? [] : [{ phase, at }];
  });

/** Whoever has been a candidate and consents to be counted, or did when they left. */
export const candidateFacts = (candidates: readonly Candidate[], known: Known): CandidateFact[] => {
  const here = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  return [...known.events].flatMap(([id, history]): CandidateFact[] => {
    const candidate = here.get(id);
    const counts =
      candidate === undefined ? consentedBefore(history) : consentsTo(candidate, 'figures');
    const stays = staysOf(history);
    if (!counts || stays.length === 0) return [];
    const [first, ...later] = notedStandings(history, known.regional);
    const standings: CandidateFact['standings'] = [
      first ?? standingToday(id, candidate, known),
      ...later,
    ];
    return [{ standings, stays, phases: phasesOf(history) }];
  });
};
