/** What earlier refusals say of later pairs (docs/matching.md, « A pairing »). Pure. */
import type { Candidate, Mentor } from '../people/index.ts';
import type { Ground } from './match-ground.ts';
import type { Refusal } from './pairing.ts';
import { type Mark, metierThousandths, NO_MARK, pairFacts } from './score.ts';
import type { Weights } from './weights.ts';

/** A pair that is not proposed again. */
export type RefusedPair = {
  candidateId: number;
  mentorId: number;
  /** Whose pairs like this one fit less; a referent speaks for the candidate. */
  by: 'candidate' | 'mentor';
  /** `far` and `metier` lower like pairs; null: only this pair is meant. */
  reason: Refusal | null;
};

export type Marks = {
  candidates: ReadonlyMap<number, Mark>;
  mentors: ReadonlyMap<number, Mark>;
};

/**
 * The marks by person. How far a refused pair is apart is taken as it is today; of one whose other
 * half is gone nothing is known.
 */
export const marksOf = (
  refusals: readonly RefusedPair[],
  people: { candidates: ReadonlyMap<number, Candidate>; mentors: ReadonlyMap<number, Mentor> },
  world: { ground: Ground; weights: Weights },
): Marks => {
  const marks = { candidates: new Map<number, Mark>(), mentors: new Map<number, Mark>() };
  for (const { candidateId, mentorId, by, reason } of refusals) {
    if (reason !== 'far' && reason !== 'metier') continue;
    const candidate = people.candidates.get(candidateId);
    const mentor = people.mentors.get(mentorId);
    if (candidate === undefined || mentor === undefined) continue;
    const { metier, meeting } = pairFacts(candidate, mentor, world);
    const [side, id] =
      by === 'mentor' ? [marks.mentors, mentorId] : [marks.candidates, candidateId];
    const mark = side.get(id) ?? NO_MARK;
    if (reason === 'metier') {
      const worth = metierThousandths(metier, world.weights);
      side.set(id, { ...mark, metier: Math.max(mark.metier, worth) });
    } else if (meeting.km !== null) {
      const km = Math.min(meeting.km, world.weights.kilometres.farthest);
      side.set(id, { ...mark, far: Math.min(mark.far, km) });
    }
  }
  return marks;
};
