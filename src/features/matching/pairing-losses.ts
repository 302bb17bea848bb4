/** What open pairings rest on no longer, by what Moodle tells of the two and what candidates wish. */
import type { Db } from '../../db/index.ts';
import { stoppedNow } from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import type { Pairing } from './pairing.ts';
import { type Lost, lossOf } from './pairing-facts.ts';
import { bothOf, peopleAt } from './pairing-people.ts';

/** Of each pairing, in that order; null: nothing is lost. Without pairings nobody is read. */
export const lossesNow = async (
  tx: Db,
  pairings: readonly Pairing[],
  moment: Pick<Moment, 'now'>,
): Promise<(Lost | null)[]> => {
  if (pairings.length === 0) return [];
  const known = await peopleAt(tx, moment);
  // Unlike people, this changes within a moment: with the answers of a cycle.
  const stopped = await stoppedNow(tx);
  return pairings.map((pairing) =>
    lossOf(
      pairing,
      { ...bothOf(pairing, known), hasStopped: stopped.has(pairing.candidateId) },
      moment.now,
    ),
  );
};
