/** The clocks of a candidate: what is due when, and whose turn it is (docs/people.md). Pure. */
import { type Candidate, consentsTo, isPaused } from '../people/index.ts';
import { addDays, dayAt, daysBetween, latest } from '../../shared/days.ts';
import type { ClockName, Stay } from './stay.ts';

export type IntakeSettings = {
  /** Days within which somebody is in touch with who arrived. */
  contactDays: number;
  /** Days within which a mentor is proposed. */
  mentorDays: number;
  /** Weeks without a sign of life after which they are asked how they are. */
  signWeeks: number;
};

export type Turn = 'candidate' | 'responsible' | 'coordinator' | 'cell';

export type Clock = {
  clock: ClockName;
  /** The day it runs from (`YYYY-MM-DD`, in France). */
  since: string;
  /** The last day that is in time. */
  due: string;
  /** The day after it; null: there is time. */
  overdueSince: string | null;
  turn: Turn;
  /** 0: there is time; 1: it has run out; 2: a week before; 3: two weeks before, or more. */
  stage: 0 | 1 | 2 | 3;
};

export type Told = {
  candidate: Pick<
    Candidate,
    'phase' | 'consents' | 'needs' | 'metierUnknown' | 'pausedUntil' | 'spaces'
  >;
  stay: Stay;
  today: string;
  settings: IntakeSettings;
  /** The day the companion began to look: what was there before is new to it. */
  firstDay: string;
  /** When they last answered anything they were asked (epoch milliseconds): a sign of life. */
  lastAnswerAt?: number | undefined;
  /** No mentor can serve them, as the last matching found. */
  unserved?: boolean;
  /** Those responsible said it is for others to see to. */
  passedOn?: (clock: ClockName) => boolean;
};

const WEEK = 7;
const STAGES = [1, 2, 3] as const;
const LADDER: Readonly<Record<Clock['stage'], Turn>> = {
  0: 'responsible',
  1: 'responsible',
  2: 'coordinator',
  3: 'cell',
};

const stageOf = (due: string, today: string): Clock['stage'] => {
  const late = daysBetween(due, today) - 1;
  return late < 0 ? 0 : (STAGES[Math.floor(late / WEEK)] ?? 3);
};

/** A clock that runs for so many days from `since`. */
const clockFrom = (
  [clock, since, days]: readonly [ClockName, string, number],
  today: string,
  turnOf: (stage: Clock['stage']) => Turn,
): Clock => {
  const due = addDays(since, days);
  const stage = stageOf(due, today);
  const overdueSince = stage === 0 ? null : addDays(due, 1);
  return { clock, since, due, overdueSince, turn: turnOf(stage), stage };
};

/** Since which day somebody is to be in touch with them; null: somebody was. */
const contactSince = ({ stay, firstDay }: Told): string | null => {
  if (stay.help !== null) return dayAt(stay.help.at);
  if (stay.contactedAt !== null) return null;
  return latest(firstDay, dayAt(stay.course.arrivedAt ?? 0));
};

/** Since which day they wait for a mentor; null: they wait for none. */
const mentorSince = ({ candidate, stay, firstDay, today }: Told): string | null => {
  const needs = candidate.needs.length > 0 || candidate.metierUnknown;
  if (!consentsTo(candidate, 'matching') || !needs || isPaused(candidate, today)) return null;
  if (stay.course.mentorProposedAt !== null) return null;
  const consent = candidate.consents.find(({ purpose }) => purpose === 'matching');
  const { arrivedAt, mentorLostAt } = stay.course;
  const lost = mentorLostAt === null ? null : dayAt(mentorLostAt);
  return latest(firstDay, dayAt(arrivedAt ?? 0), consent?.day ?? null, lost);
};

/** The day of their last sign of life; null: nobody asks for one. */
const signSince = ({ candidate, stay, firstDay, today, lastAnswerAt = 0 }: Told): string | null => {
  if (isPaused(candidate, today)) return null;
  const { arrivedAt, lastSignAt } = stay.course;
  const last = Math.max(arrivedAt ?? 0, lastSignAt ?? 0, lastAnswerAt);
  return latest(firstDay, dayAt(last));
};

/**
 * The clocks that run for somebody today, in the order of `CLOCKS`. None for who is settled, or said
 * that they do not wish to be followed. What somebody passed on, or nobody can serve, is the cell's.
 */
export const clocksOf = (told: Told): Clock[] => {
  const { candidate, stay, today, settings, unserved = false, passedOn = () => false } = told;
  if (candidate.phase === 'settled' || stay.stopped !== null) return [];
  const clocks: Clock[] = [];
  const start = (clock: ClockName, since: string | null, days: number, turn: typeof turnAt) => {
    if (since !== null) clocks.push(clockFrom([clock, since, days], today, turn));
  };
  const turnAt = (stage: Clock['stage']): Turn => LADDER[stage];
  start('contact', contactSince(told), settings.contactDays, (stage) =>
    passedOn('contact') ? 'cell' : turnAt(stage),
  );
  start('mentor', mentorSince(told), settings.mentorDays, (stage) =>
    stage > 0 && (unserved || passedOn('mentor')) ? 'cell' : turnAt(stage),
  );
  start('sign', signSince(told), settings.signWeeks * WEEK, (stage) =>
    stage < 2 ? 'candidate' : passedOn('sign') ? 'cell' : 'responsible',
  );
  return clocks;
};
