/** What is looked at in pairings each cycle: what they rest on, and who is to be told. Pure. */
import { type Candidate, consentsTo, isAvoided, type Mentor } from '../people/index.ts';
import { dayAt } from '../../shared/days.ts';
import { sharesSpace } from './feasible.ts';
import { isLocked, type Pairing, type PairingEvent } from './pairing.ts';

/** A mentor of another space is a partner's: both agreed to that too. */
const consents = (candidate: Candidate, mentor: Mentor): boolean =>
  [candidate, mentor].every(
    (one) =>
      consentsTo(one, 'matching') &&
      (sharesSpace(candidate, mentor) || consentsTo(one, 'partners')),
  );

type Two = { candidate: Candidate | undefined; mentor: Mentor | undefined };

/** Whether what one was told of the other may still be read: both are here and consent. */
export const mayBeRead = ({ candidate, mentor }: Two): boolean =>
  candidate !== undefined && mentor !== undefined && consents(candidate, mentor);

/** Whether one of the two asked for a pause that lasts (epoch milliseconds). */
export const arePaused = (
  { candidate, mentor }: { candidate: Candidate; mentor: Mentor },
  now: number,
): boolean => {
  const today = dayAt(now);
  return [candidate, mentor].some(({ pausedUntil }) => (pausedUntil ?? '') >= today);
};

export type Lost = Extract<PairingEvent, { kind: 'lose' }>;

/**
 * What an open pairing rests on no longer, what says most first; null: nothing is lost.
 * @param candidate undefined: no candidate any more (account, enrolment or quality is gone)
 * @param hasStopped the candidate does not wish to be followed any more (docs/people.md)
 * @param now epoch milliseconds
 */
export const lossOf = (
  { state }: Pick<Pairing, 'state'>,
  { candidate, mentor, hasStopped }: Two & { hasStopped: boolean },
  now: number,
): Lost | null => {
  const lose = (reason: Lost['reason']): Lost => ({ kind: 'lose', reason });
  if (candidate === undefined || mentor === undefined) return lose('gone');
  if (candidate.phase === 'settled') return lose('settled');
  if (!consents(candidate, mentor)) return lose('consent');
  const isBegun = state === 'active';
  const isUnwished = isAvoided(candidate.avoids, `${mentor.firstname} ${mentor.lastname}`);
  // They said so after it was proposed: it is their consent that is gone.
  if (!isBegun && isUnwished) return lose('consent');
  if (hasStopped) return lose('unfollowed');
  return !isBegun && arePaused({ candidate, mentor }, now) ? lose('paused') : null;
};

/** Fewer may well leave within one quarter of an hour. */
const MANY = 10;

/** Whether so many have lost their people at once that it is no leaving, but a mistake in Moodle. */
export const tooManyGone = (losses: readonly (Lost | null)[]): boolean => {
  const gone = losses.filter((loss) => loss?.reason === 'gone').length;
  return gone >= MANY && gone * 2 >= losses.length;
};

const DAY = 24 * 60 * 60 * 1000;
/** As long as any ask waits (docs/writing-back.md): who is silent by then is not asked on. */
export const ANSWERED_WITHIN = 21 * DAY;
/** Three levels of responsible people, one after the other, have the month in which a mentor is due. */
export const DECIDED_WITHIN = 10 * DAY;
/** By when the responsible people are reminded. */
export const DECISION_REMINDED_AFTER = 5 * DAY;
/** A pairing has found its pace after two months; then once a quarter is enough. */
const FIRST_CHECK = 60 * DAY;
const CHECKED_EVERY = 90 * DAY;

/** Which time it is that an active pairing is asked about, from 0; null: not yet. */
export const checkOf = ({ state, activeAt }: Pairing, now: number): number | null => {
  if (state !== 'active' || activeAt === null || now < activeAt + FIRST_CHECK) return null;
  return Math.floor((now - activeAt - FIRST_CHECK) / CHECKED_EVERY);
};

/**
 * Mentors who left two questions running without a word, by id, with the spaces of those pairings:
 * their referents are told, and nobody counts it as a refusal.
 */
export const silentMentors = (
  pairings: readonly Pairing[],
): ReadonlyMap<number, readonly string[]> => {
  const heard = pairings.flatMap((pairing) => {
    const { mentorId, space, approvedAt, mentorAgreedAt, endedAt, endReason } = pairing;
    if (approvedAt === null) return [];
    if (mentorAgreedAt !== null) return [{ mentorId, space, at: mentorAgreedAt, silent: false }];
    // What ended in another way before the mentor answered says nothing of them.
    if (endReason !== 'expired' && endReason !== 'refused_mentor') return [];
    return [{ mentorId, space, at: endedAt ?? 0, silent: endReason === 'expired' }];
  });
  const running = new Map<number, string[]>();
  for (const { mentorId, space, silent } of heard.sort((a, b) => a.at - b.at)) {
    running.set(mentorId, silent ? [...(running.get(mentorId) ?? []), space] : []);
  }
  return new Map([...running].filter(([, spaces]) => spaces.length >= 2));
};

export type Overbooked = { mentorId: number; locked: number; capacity: number };

/** Mentors whose capacity is below what they accepted: nothing is broken, nothing new proposed. */
export const overbooked = (
  open: readonly Pairing[],
  mentors: readonly Pick<Mentor, 'id' | 'capacity'>[],
): Overbooked[] => {
  const taken = new Map<number, number>();
  for (const { mentorId } of open.filter(isLocked)) {
    taken.set(mentorId, (taken.get(mentorId) ?? 0) + 1);
  }
  return mentors.flatMap(({ id, capacity }) => {
    const locked = taken.get(id) ?? 0;
    return locked > capacity ? [{ mentorId: id, locked, capacity }] : [];
  });
};
