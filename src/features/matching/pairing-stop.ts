/** Who does not wish to be followed any more (docs/people.md) is left in peace: their pairing ends. Pure. */
import type { Pairing, PairingEvent } from './pairing.ts';

type Lost = Extract<PairingEvent, { kind: 'lose' }>;

/**
 * What an open pairing loses, the wish of its candidate looked at too; what is gone, no longer consented
 * to or settled says more, and goes before.
 * @param loss as `lossOf` tells it
 * @param stopped ids of those who do not wish to be followed any more
 */
export const orStopped = (
  loss: Lost | null,
  { candidateId }: Pick<Pairing, 'candidateId'>,
  stopped: ReadonlySet<number>,
): Lost | null =>
  (loss === null || loss.reason === 'paused') && stopped.has(candidateId)
    ? { kind: 'lose', reason: 'unfollowed' }
    : loss;
