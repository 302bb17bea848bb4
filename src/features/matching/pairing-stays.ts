/** Whoever begins to be followed anew while their pairing lasts has a mentor, and waits for none. */
import type { Db } from '../../db/index.ts';
import { addEvents, arrivalsOf, courseOf, eventsOf, type NewEvent } from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import type { Pairing } from './pairing.ts';

/**
 * Notes the mentor in stays that began after the pairing was proposed: of candidates who wished no
 * follow-up, and wished it again before any cycle ended the pairing, or who were missing with half of all.
 */
export const noteInNewStays = async (
  tx: Db,
  open: readonly Pairing[],
  moment: Moment,
): Promise<void> => {
  if (open.length === 0) return;
  const arrivals = await arrivalsOf(tx);
  const begunAnew = open.flatMap(({ candidateId, proposedAt }) =>
    (arrivals.get(candidateId) ?? 0) >= proposedAt ? [candidateId] : [],
  );
  const unnoted = [...(await eventsOf(tx, begunAnew))].flatMap(([personId, events]): NewEvent[] => {
    const { leftAt, mentorProposedAt } = courseOf(events);
    if (leftAt !== null || mentorProposedAt !== null) return [];
    // Never before what was noted last, should Moodle's clock have been set back.
    const at = Math.max(moment.now, events.at(-1)?.at ?? 0);
    return [{ personId, kind: 'mentor_proposed', at }];
  });
  await addEvents(tx, unnoted, moment);
};
