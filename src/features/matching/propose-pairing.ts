/** Proposing a pairing at the administrator's console: the hard rules hold as for a run. */
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import type { Candidate, Mentor } from '../people/index.ts';
import { inTurn, type Moment } from '../sync/index.ts';
import { brokenRules, candidateRule, type CandidateRule, type PairRule } from './feasible.ts';
import { factsIn } from './match.ts';
import { stateOf } from './match-now.ts';
import { type MatchReading, readMatching } from './match-read.ts';
import type { Pairing, Proposal } from './pairing.ts';
import { freePlaces } from './pairing-rules.ts';
import { propose } from './pairing-step.ts';
import { openPairings } from './pairing-store.ts';
import { marksOf } from './score-marks.ts';
import { type PairFacts, scoreOf } from './score.ts';
import type { Weights } from './weights.ts';

type Tools = { db: Db; clock: { now(): number }; newId: Moment['newId'] };
type Pair = Pick<Pairing, 'candidateId' | 'mentorId'>;
type Both = { candidate: Candidate; mentor: Mentor };

/** A rule that stands against it; whom somebody avoids is theirs to know, and told as refused. */
export type ToldRule = CandidateRule | Exclude<PairRule, 'avoided'>;

export type ProposedByHand = {
  /** Every rule that stands against it; where there is one, nothing was proposed. */
  against: ToldRule[];
  proposal: Proposal & { points: number };
  /** What speaks for it, or against. */
  facts: PairFacts;
  /** The open proposal of the candidate before: the same pair, or one that gives way; null: none. */
  before: Pairing | null;
  /** As it stands now; null: nothing was kept. */
  pairing: Pairing | null;
};

/** @throws {MaraError} where one of the two is not whom they are taken for */
const bothIn = ({ input, groupements }: MatchReading, { candidateId, mentorId }: Pair): Both => {
  const candidate = input.candidates.find(({ id }) => id === candidateId);
  const mentor = input.mentors.find(({ id }) => id === mentorId);
  if (candidate === undefined) {
    // Whoever wished for no follow-up has a groupement, and no run looks at them.
    const stopped = groupements.has(candidateId);
    throw new MaraError(
      message(stopped ? 'pairings.stopped' : 'pairings.noCandidate', { id: candidateId }),
    );
  }
  if (mentor === undefined) throw new MaraError(message('pairings.noMentor', { id: mentorId }));
  return { candidate, mentor };
};

const rulesAgainst = ({ input, open }: MatchReading, { candidate, mentor }: Both): ToldRule[] => {
  const { today, ground, weights, locked, refusals } = input;
  const refused = refusals.filter(({ candidateId }) => candidateId === candidate.id);
  const facts = {
    today,
    ground,
    weights,
    taken: new Set(locked.map(({ candidateId }) => candidateId)),
    free: new Map([[mentor.id, freePlaces(mentor, open)]]),
    refused: new Map([[candidate.id, new Set(refused.map(({ mentorId }) => mentorId))]]),
  };
  const rule = candidateRule(candidate, facts);
  if (rule !== null) return [rule];
  const broken = brokenRules(candidate, mentor, facts);
  return [...new Set(broken.map((one) => (one === 'avoided' ? 'refused' : one)))];
};

const lookAt = (reading: MatchReading, pair: Pair): Omit<ProposedByHand, 'pairing'> => {
  const { input, groupements, network } = reading;
  const both = bothIn(reading, pair);
  const people = {
    candidates: new Map(input.candidates.map((one) => [one.id, one])),
    mentors: new Map(input.mentors.map((one) => [one.id, one])),
  };
  const marks = marksOf(input.refusals, people, input);
  const facts = factsIn({ input, marks }, both.candidate, both.mentor);
  const space = groupements.get(pair.candidateId) ?? network.national ?? '';
  return {
    against: rulesAgainst(reading, both),
    proposal: { ...pair, space, ...scoreOf(facts, input.weights) },
    facts,
    before: reading.open.find(({ candidateId }) => candidateId === pair.candidateId) ?? null,
  };
};

/**
 * Proposes one pairing, or only looks at it; the next cycle asks the responsible people.
 * @param by who proposes it, as they name themselves
 * @param keep false: nothing is written
 * @throws {MaraError} where one of the two is no candidate, or no mentor, or somebody decided about a pairing meanwhile
 */
export const proposePairing = async (
  { db, clock, newId }: Tools,
  { candidateId, mentorId }: Pair,
  { weights, by, keep }: { weights: Weights; by: string | null; keep: boolean },
): Promise<ProposedByHand> => {
  const moment = { now: clock.now(), newId };
  const reading = await readMatching(db, moment.now, weights);
  const found = lookAt(reading, { candidateId, mentorId });
  if (!keep || found.against.length > 0) return { ...found, pairing: null };
  return await inTurn(db, async (tx) => {
    if (stateOf(await openPairings(tx)) !== stateOf(reading.open)) {
      throw new MaraError(message('matching.meanwhile'));
    }
    const { added, kept } = await propose(tx, [found.proposal], { run: null, moment, by });
    return { ...found, pairing: added[0] ?? kept[0] ?? null };
  });
};
