/** A run of matching: as it would be today, or kept. */
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { inTurn, type Moment } from '../sync/index.ts';
import { inFigures } from './certificate.ts';
import { discreet } from './explain-unmatched.ts';
import { type Fairness, fairnessOf } from './fairness.ts';
import { type MatchResult, matchWhole, type MatchWork } from './match.ts';
import { type MatchReading, readMatching } from './match-read.ts';
import type { Pairing, Proposal } from './pairing.ts';
import { type Proposed, propose } from './pairing-step.ts';
import { openPairings } from './pairing-store.ts';
import { addRun, type MatchingRun } from './run-store.ts';
import type { Weights } from './weights.ts';

export type MatchNow = {
  reading: MatchReading;
  result: MatchResult;
  /** Why some got nobody: what is told, and kept with a run. */
  certificates: MatchingRun['unmatched'];
  work: MatchWork;
  fairness: Fairness;
};

/**
 * What a run would propose today; nothing is kept.
 * @param now epoch milliseconds, by Moodle's clock
 */
export const matchNow = async (db: Db, now: number, weights: Weights): Promise<MatchNow> => {
  const reading = await readMatching(db, now, weights);
  const { result: found, work } = matchWhole(reading.input);
  const result = { ...found, unmatched: found.unmatched.map(discreet) };
  const { unmatched: people, scarcities } = result;
  const certificates = { people, scarcities: scarcities.map(inFigures) };
  const { candidates, waited } = reading.input;
  const fairness = fairnessOf(candidates, result, waited, reading.groupements);
  return { reading, result, certificates, work, fairness };
};

const proposalsOf = ({ reading, result }: MatchNow): Proposal[] =>
  result.proposals.map((one) => ({
    ...one,
    space: reading.groupements.get(one.candidateId) ?? reading.network.national ?? '',
  }));

/** What the open pairings are, to see whether somebody decided about one since. */
export const stateOf = (pairings: readonly Pairing[]): string =>
  pairings.map(({ id, state }) => `${id} ${state}`).join();

/**
 * Keeps what a run proposes: the run, its proposals, and the end of those proposed before that
 * changed, in one transaction.
 * @throws {MaraError} where somebody decided about a pairing meanwhile; nothing is written then
 */
export const applyMatch = async (
  db: Db,
  moment: Moment,
  weights: Weights,
): Promise<{ run: string; now: MatchNow; proposed: Proposed }> => {
  const made = await matchNow(db, moment.now, weights);
  const run = moment.newId();
  const proposed = await inTurn(db, async (tx) => {
    if (stateOf(await openPairings(tx)) !== stateOf(made.reading.open)) {
      throw new MaraError(message('matching.meanwhile'));
    }
    await addRun(tx, {
      id: run,
      at: moment.now,
      weights,
      figures: { ...made.result.figures, ...made.fairness },
      unmatched: made.certificates,
    });
    return await propose(tx, proposalsOf(made), { run, moment });
  });
  return { run, now: made, proposed };
};
