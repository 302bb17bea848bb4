/** Who everybody is, read once for all that happens in one moment. */
import type { Db } from '../../db/index.ts';
import { allSpaces, type Space } from '../network/index.ts';
import { type Candidate, type Member, type Mentor, peopleNow } from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import type { Pairing } from './pairing.ts';

export type Known = {
  candidates: ReadonlyMap<number, Candidate>;
  mentors: ReadonlyMap<number, Mentor>;
  spaces: ReadonlyMap<string, Space>;
};

const read = async (tx: Db, { now }: Pick<Moment, 'now'>): Promise<Known> => {
  const { candidates, mentors } = await peopleNow(tx, now);
  return {
    candidates: new Map(candidates.map((one) => [one.id, one])),
    mentors: new Map(mentors.map((one) => [one.id, one])),
    spaces: new Map((await allSpaces(tx)).map((one) => [one.code, one])),
  };
};

const known = new WeakMap<Pick<Moment, 'now'>, Promise<Known>>();

/** Moodle's people do not change within a moment: the many answers of a cycle read them once. */
export const peopleAt = (tx: Db, moment: Pick<Moment, 'now'>): Promise<Known> => {
  const before = known.get(moment);
  if (before !== undefined) return before;
  const reading = read(tx, moment);
  known.set(moment, reading);
  return reading;
};

/** Both of a pairing; undefined: no candidate, or no mentor, any more. */
export const bothOf = (
  { candidateId, mentorId }: Pick<Pairing, 'candidateId' | 'mentorId'>,
  { candidates, mentors }: Known,
): { candidate: Candidate | undefined; mentor: Mentor | undefined } => ({
  candidate: candidates.get(candidateId),
  mentor: mentors.get(mentorId),
});

/** The space in which somebody is asked and told: that of the pairing where they are in it. */
export const homeOf = (
  { spaces: own }: Pick<Member, 'spaces'>,
  preferred: string,
  { spaces }: Known,
): Space | null => {
  const theirs = own.flatMap((code) => spaces.get(code) ?? []);
  return (
    theirs.find(({ code }) => code === preferred) ??
    theirs.find(({ national }) => !national) ??
    theirs[0] ??
    null
  );
};
