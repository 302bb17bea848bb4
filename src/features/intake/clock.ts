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
  /** 0: there is time; 1: it has run out; then one more a week, up to the last turn of the clock. */
  stage: number;
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
/** Whose turn it is week by week once a clock has run out; the last keeps it. */
const TURNS: Readonly<Record<ClockName, readonly Turn[]>> = {
  contact: ['responsible', 'coordinator', 'cell'],
  mentor: ['responsible', 'coordinator', 'cell'],
  sign: ['candidate', 'responsible', 'coordinator', 'cell'],
};

const stageOf = (clock: ClockName, due: string, today: string): number => {
  const late = daysBetween(due, today) - 1;
  return late < 0 ? 0 : Math.min(Math.floor(late / WEEK) + 1, TURNS[clock].length);
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

/** Who is settled, or said that they do not wish to be followed, is not. */
export const isFollowed = ({
  candidate,
  stay,
}: Pick<Told, 'stay'> & { candidate: Pick<Candidate, 'phase'> }): boolean =>
  candidate.phase !== 'settled' && stay.stopped === null;

/**
 * The clocks that run for somebody today, in the order of `CLOCKS`. What those responsible passed on, or
 * nobody can serve, is the cell's.
 */
export const clocksOf = (told: Told): Clock[] => {
  const { today, settings, unserved = false, passedOn = () => false } = told;
  if (!isFollowed(told)) return [];
  const begun: [ClockName, string | null, number][] = [
    ['contact', contactSince(told), settings.contactDays],
    ['mentor', mentorSince(told), settings.mentorDays],
    ['sign', signSince(told), settings.signWeeks * WEEK],
  ];
  return begun.flatMap(([clock, since, days]): Clock[] => {
    if (since === null) return [];
    const due = addDays(since, days);
    const stage = stageOf(clock, due, today);
    const turn = TURNS[clock][Math.max(stage - 1, 0)] ?? 'cell';
    const isCells = passedOn(clock) || (clock === 'mentor' && stage > 0 && unserved);
    return [
      {
        ...{ clock, since, due, stage },
        overdueSince: stage === 0 ? null : addDays(due, 1),
        turn: isCells && turn !== 'candidate' ? 'cell' : turn,
      },
    ];
  });
};
