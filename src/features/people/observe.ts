/** What the history of people lacks of what Moodle tells today. Pure. */
import { dayAt } from '../../shared/days.ts';
import { type Candidate, consentsTo, type Member } from './candidate.ts';
import { PURPOSES } from './codes.ts';
import { courseOf, stoppedIn } from './course.ts';
import type { NewEvent, PersonEvent } from './event.ts';
import { type Standing, standingValue } from './standing.ts';

/** Instants are epoch milliseconds by Moodle's clock. */
export type Seen = {
  candidates: readonly Candidate[];
  /** Candidates and mentors, each once: whose consents are noted. */
  members: readonly Member[];
  /** When the first of somebody's running enrolments began; 0 or missing: not known. */
  since: ReadonlyMap<number, number>;
  /** The last day (`YYYY-MM-DD`) on which somebody opened a space. */
  accessDays: ReadonlyMap<number, string>;
  /** When somebody's account or profile was last saved. */
  savedAt: ReadonlyMap<number, number>;
  /** What figures group candidates by, of those who consent to be counted. */
  standings: ReadonlyMap<number, Standing>;
  /** Nobody's arrival was ever noted: the companion looks at this site for the first time. */
  firstSight: boolean;
  now: number;
};

const DAY = 24 * 3_600_000;
/** In a site that is followed already, who was enrolled longer ago than this became a candidate only now. */
const JUST_ENROLLED = 30 * DAY;

const NONE: readonly PersonEvent[] = [];

/** The last event that Moodle told, of some kinds. */
const lastTold = (
  events: readonly PersonEvent[],
  kinds: readonly PersonEvent['kind'][],
): PersonEvent | undefined =>
  events.findLast(({ kind, byId }) => byId === null && kinds.includes(kind));

const STAY = ['arrived', 'returned', 'left'] as const;

/** When somebody arrived who was not there before. */
const arrivalAt = (id: number, { since, now, firstSight }: Seen): number => {
  const start = since.get(id) ?? 0;
  const plausible = start > 0 && start <= now;
  return plausible && (firstSight || now - start <= JUST_ENROLLED) ? start : now;
};

/** Noon of a day, in UTC: the same day in France. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** The last sign of life since a day; null: none that is later. */
const signAfter = (
  id: number,
  { accessDays, savedAt, now }: Seen,
  after: number,
): number | null => {
  const opened = accessDays.get(id);
  const saved = savedAt.get(id) ?? 0;
  const instants = [saved, opened === undefined ? 0 : noonOf(opened)];
  const last = Math.min(now, Math.max(...instants.filter((at) => !Number.isNaN(at))));
  return last > after && dayAt(last) > dayAt(after) ? last : null;
};

/** Who wished no follow-up, and then saved the profile with the consent to be matched, wishes it again. */
const comesBack = (one: Candidate, events: readonly PersonEvent[], { savedAt }: Seen): boolean => {
  const stop = stoppedIn(events);
  if (stop === null || one.phase === 'settled' || !consentsTo(one, 'matching')) return false;
  return (savedAt.get(one.id) ?? 0) > stop.at;
};

/** Events of a candidate, theirs so far in order. */
const ofCandidate = (one: Candidate, events: readonly PersonEvent[], seen: Seen): NewEvent[] => {
  const { id, phase } = one;
  // Never before what was noted last, should Moodle's clock have been set back.
  const at = Math.max(seen.now, events.at(-1)?.at ?? 0);
  const added: NewEvent[] = [];
  const stay = lastTold(events, STAY);
  const told = lastTold(events, ['phase'])?.value ?? null;
  const settledBefore = told === 'settled' && phase !== 'settled';
  if (stay === undefined) {
    added.push({ personId: id, kind: 'arrived', at: arrivalAt(id, seen) });
  } else if (stay.kind === 'left' || settledBefore || comesBack(one, events, seen)) {
    added.push({ personId: id, kind: 'returned', at });
  }
  const arrived = added[0]?.at;
  // A stay begins with its phase: what was noted before belongs to the one before.
  if (told !== phase || arrived !== undefined) {
    added.push({ personId: id, kind: 'phase', value: phase, at });
  }
  const { arrivedAt, lastSignAt } = courseOf(events);
  const sign = signAfter(id, seen, arrived ?? Math.max(arrivedAt ?? 0, lastSignAt ?? 0));
  if (sign !== null) added.push({ personId: id, kind: 'sign', at: sign });
  return added;
};

/** Consents given and withdrawn since. */
const ofConsents = (member: Member, events: readonly PersonEvent[], now: number): NewEvent[] => {
  const at = Math.max(now, events.at(-1)?.at ?? 0);
  return PURPOSES.flatMap((purpose): NewEvent[] => {
    const last = events.findLast(
      ({ kind, value }) =>
        (kind === 'consent' || kind === 'consent_withdrawn') && value === purpose,
    );
    const consents = consentsTo(member, purpose);
    if (consents === (last?.kind === 'consent')) return [];
    const kind = consents ? 'consent' : 'consent_withdrawn';
    return [{ personId: member.id, kind, value: purpose, at }];
  });
};

/** What figures group them by, where it changed. */
const ofStanding = (
  [personId, standing]: [number, Standing],
  events: readonly PersonEvent[],
  now: number,
): NewEvent[] => {
  const value = standingValue(standing);
  if (events.findLast(({ kind }) => kind === 'standing')?.value === value) return [];
  return [{ personId, kind: 'standing', value, at: Math.max(now, events.at(-1)?.at ?? 0) }];
};

/**
 * Who was followed as a candidate and no longer is one.
 * @returns `followed`: how many were
 */
export const whoLeft = (
  history: ReadonlyMap<number, readonly PersonEvent[]>,
  { candidates, now }: Pick<Seen, 'candidates' | 'now'>,
): { left: NewEvent[]; followed: number } => {
  const here = new Set(candidates.map(({ id }) => id));
  const left: NewEvent[] = [];
  let followed = 0;
  for (const [personId, events] of history) {
    const stay = lastTold(events, STAY);
    if (stay === undefined || stay.kind === 'left') continue;
    followed += 1;
    if (here.has(personId)) continue;
    left.push({ personId, kind: 'left', at: Math.max(now, events.at(-1)?.at ?? 0) });
  }
  return { left, followed };
};

/** So many, and half of all, do not leave within a quarter of an hour: Moodle tells less than it knows. */
const TOO_MANY = 10;

/** Whether so many left, of all who were followed. */
export const isBelieved = (left: number, followed: number): boolean =>
  left < TOO_MANY || left * 2 < followed;

/**
 * The events to add of those who are here; none when asked again after adding them.
 * @param history of everybody seen, each person's events in order
 */
export const observe = (
  history: ReadonlyMap<number, readonly PersonEvent[]>,
  seen: Seen,
): NewEvent[] => {
  const eventsOf = (id: number): readonly PersonEvent[] => history.get(id) ?? NONE;
  return [
    ...seen.candidates.flatMap((one) => ofCandidate(one, eventsOf(one.id), seen)),
    ...seen.members.flatMap((one) => ofConsents(one, eventsOf(one.id), seen.now)),
    ...[...seen.standings].flatMap((one) => ofStanding(one, eventsOf(one[0]), seen.now)),
  ];
};

const YEAR = 365 * DAY;

/**
 * Who left Moodle's spaces and of whom nothing was noted for a year.
 * @param here everybody whose account is open and who has an enrolment running
 */
export const longGone = (
  history: ReadonlyMap<number, readonly PersonEvent[]>,
  here: ReadonlySet<number>,
  now: number,
): number[] =>
  [...history.entries()]
    .filter(([id, events]) => !here.has(id) && now - (events.at(-1)?.at ?? now) > YEAR)
    .map(([id]) => id);
