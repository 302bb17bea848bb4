/** How fast candidates are looked after, and who waits (docs/people.md, The intake clock). */
import type { CandidateFact, Facts } from '../fact.ts';
import type { Indicator, Item } from '../indicator.ts';
import type { Period } from '../period.ts';
import { firstWaits, isStoppedAt, type Stay, type Wait, waitAt } from '../stay.ts';
import { addDays, dayAt, daysBetween, latest } from '../../../shared/days.ts';
import { followedAt, itemOf, standingAt } from './candidates.ts';

const WEEK = 7;

type Clock = 'contact' | 'mentor';

/** A clock of a stay, in days as France counts them: whole, whatever the hour. */
type Run = {
  /** The day it began. */
  since: string;
  /** The last day that is in time. */
  due: string;
  /** The day somebody was in touch, or a mentor proposed; null: nobody was. */
  done: string | null;
  /** Nobody failed them: on the day it was due they were gone, did not consent or wished no follow-up. */
  excused: boolean;
};

/** None began before the companion looked. */
const begins = ({ firstDay }: Facts, at: number): string => latest(firstDay, dayAt(at));

/** The last day in time of what somebody waits for. */
const dueOf = (facts: Facts, clock: Clock, { from, since = from }: Wait): string => {
  const { contactDays, mentorDays } = facts.intake;
  return addDays(begins(facts, since), clock === 'contact' ? contactDays : mentorDays);
};

/** Until a first contact, or the first mentor proposed; a consent given anew is a clock anew. */
const runOf = (facts: Facts, stay: Stay, clock: Clock, one: Wait): Run => {
  const { from, to, served } = one;
  const due = dueOf(facts, clock, one);
  const ended = to === null ? null : dayAt(to);
  const rests = stay.stops.some(
    (stop) => dayAt(stop.from) <= due && (stop.to === null || dayAt(stop.to) > due),
  );
  const isInTime = served && ended !== null && ended <= due;
  return {
    ...{ since: begins(facts, from), due, done: served ? ended : null },
    excused: !isInTime && (rests || (!served && ended !== null && ended <= due)),
  };
};

/** The mentor's clock runs only for who needs one, or did when the wait, or the period, ended. */
const concerns = (candidate: CandidateFact, clock: Clock, { to }: Wait, end: number): boolean =>
  clock === 'contact' || standingAt(candidate, Math.min(to ?? end, end)).seeks;

/** What the clocks of those whom it concerns come to in a period, one a stay; null: nothing. */
const eachRun = (
  facts: Facts,
  period: Period,
  clock: Clock,
  tell: (run: Run) => Partial<Item> | null,
): Item[] =>
  facts.candidates.flatMap((candidate) =>
    candidate.stays.flatMap((stay): Item[] => {
      const told = (clock === 'contact' ? stay.contacts : firstWaits(stay))
        .filter((one) => concerns(candidate, clock, one, period.end))
        .flatMap((one) => tell(runOf(facts, stay, clock, one)) ?? []);
      return told.slice(-1).map((change) => ({ ...itemOf(candidate, period), ...change }));
    }),
  );

const isIn = (day: string, { from, to }: Period): boolean => day >= from && day <= to;

/** Days from the beginning of the clock to the first contact, or proposal, that fell into the period. */
const days = (clock: Clock): Indicator => ({
  id: `${clock}.days`,
  unit: 'days',
  about: 'people',
  measure: 'days',
  dimensions: ['groupement'],
  compares: true,
  name: `reports.${clock}.days.name`,
  definition: `reports.${clock}.days.definition`,
  source: 'reports.source.events',
  compute: (facts, period) =>
    eachRun(facts, period, clock, ({ since, done }) =>
      done !== null && isIn(done, period)
        ? { amount: Math.max(0, daysBetween(since, done)) }
        : null,
    ),
});

/** Of those whose time ran out in the period: who was looked after in time. */
const within = (clock: Clock): Indicator => ({
  id: `${clock}.within`,
  unit: 'percent',
  about: 'people',
  measure: 'share',
  dimensions: ['groupement'],
  compares: true,
  name: `reports.${clock}.within.name`,
  definition: `reports.${clock}.within.definition`,
  source: 'reports.source.events',
  compute: (facts, period) =>
    eachRun(facts, period, clock, ({ due, done, excused }) =>
      isIn(due, period) && !excused ? { part: done !== null && done <= due } : null,
    ),
});

/** Whether somebody waits too long at an instant, in a stay that lasts. */
const isLate = (
  facts: Facts,
  { candidate, stay }: { candidate: CandidateFact; stay: Stay },
  clock: Clock | 'sign',
  at: number,
): boolean => {
  if (isStoppedAt(stay, at)) return false;
  if (clock === 'sign') {
    const began = stay.contacts.at(-1)?.from ?? stay.from;
    const last = begins(facts, Math.max(began, stay.lastSignAt ?? 0));
    return addDays(last, facts.intake.signWeeks * WEEK) < dayAt(at);
  }
  const wait = waitAt(clock === 'contact' ? stay.contacts : stay.waits, at);
  return (
    wait !== undefined &&
    concerns(candidate, clock, wait, at) &&
    dueOf(facts, clock, wait) < dayAt(at)
  );
};

/** Of those followed at the end: who waits too long. Who wishes no follow-up waits for nothing. */
const overdue = (clock: Clock | 'sign'): Indicator => ({
  id: `overdue.${clock}`,
  unit: 'people',
  about: 'people',
  measure: 'count',
  dimensions: ['groupement'],
  // Only the last sign of life is kept: how long people had been silent before is not known.
  compares: clock !== 'sign',
  name: `reports.overdue.${clock}.name`,
  definition: `reports.overdue.${clock}.definition`,
  source: 'reports.source.events',
  compute: (facts, period) =>
    followedAt(facts.candidates, period.end).map((one) => ({
      ...itemOf(one.candidate, period),
      part: isLate(facts, one, clock, period.end),
    })),
});

export const contactDays = days('contact');
export const mentorDays = days('mentor');
export const contactWithin = within('contact');
export const mentorWithin = within('mentor');
export const overdueContact = overdue('contact');
export const overdueMentor = overdue('mentor');
export const overdueSign = overdue('sign');
