/** How fast candidates are looked after, and who waits (docs/people.md, The intake clock). */
import type { CandidateFact, Facts } from '../fact.ts';
import type { Indicator, Item } from '../indicator.ts';
import type { Period } from '../period.ts';
import { firstWaits, type Stay, waitAt } from '../stay.ts';
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
  /** The day it stopped for another reason: gone, consent withdrawn, no wish to be followed. */
  over: string | null;
};

const dayOf = (at: number | null): string | null => (at === null ? null : dayAt(at));

/** None began before the companion looked. */
const begins = ({ firstDay }: Facts, at: number): string => latest(firstDay, dayAt(at));

/** Until a stay's first contact, or the first mentor proposed; a consent given anew is a clock anew. */
const runsOf = (facts: Facts, stay: Stay, clock: Clock): Run[] => {
  const run = (from: number, done: number | null, over: number | null): Run => {
    const since = begins(facts, from);
    const due = addDays(
      since,
      clock === 'contact' ? facts.intake.contactDays : facts.intake.mentorDays,
    );
    const ends = [over, stay.stoppedAt].filter((at) => at !== null);
    return {
      since,
      due,
      done: dayOf(done),
      over: ends.length === 0 ? null : dayAt(Math.min(...ends)),
    };
  };
  return clock === 'contact'
    ? [run(stay.from, stay.contactedAt, stay.to)]
    : firstWaits(stay).map(({ from, to, served }) =>
        run(from, served ? to : null, served ? null : to),
      );
};

/** The mentor's clock runs only for who needs one. */
const runs = (candidate: CandidateFact, clock: Clock, { end }: Period): boolean =>
  clock === 'contact' || standingAt(candidate, end).seeks;

/** What the clocks of those whom it concerns come to in a period, one a stay; null: nothing. */
const eachRun = (
  facts: Facts,
  period: Period,
  clock: Clock,
  tell: (run: Run) => Partial<Item> | null,
): Item[] =>
  facts.candidates
    .filter((candidate) => runs(candidate, clock, period))
    .flatMap((candidate) =>
      candidate.stays.flatMap((stay): Item[] => {
        const told = runsOf(facts, stay, clock).flatMap((run) => tell(run) ?? []);
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
    eachRun(facts, period, clock, ({ due, done, over }) => {
      const part = done !== null && done <= due;
      const isOver = !part && over !== null && over <= due;
      return isIn(due, period) && !isOver ? { part } : null;
    }),
});

/** Whether somebody waits too long at an instant, in a stay that lasts. */
const LATE: Readonly<Record<Clock | 'sign', (facts: Facts, stay: Stay, at: number) => boolean>> = {
  contact: (facts, { from, contactedAt }, at) =>
    (contactedAt ?? at) >= at && addDays(begins(facts, from), facts.intake.contactDays) < dayAt(at),
  mentor: (facts, stay, at) => {
    const wait = waitAt(stay, at);
    return (
      wait !== undefined && addDays(begins(facts, wait.from), facts.intake.mentorDays) < dayAt(at)
    );
  },
  sign: (facts, { from, lastSignAt }, at) => {
    const last = begins(facts, Math.max(from, lastSignAt ?? 0));
    return addDays(last, facts.intake.signWeeks * WEEK) < dayAt(at);
  },
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
    followedAt(facts.candidates, period.end).map(({ candidate, stay }) => {
      const isAsked = (stay.stoppedAt ?? period.end) >= period.end;
      const concerns = clock !== 'mentor' || runs(candidate, clock, period);
      const part = isAsked && concerns && LATE[clock](facts, stay, period.end);
      return { ...itemOf(candidate, period), part };
    }),
});

export const contactDays = days('contact');
export const mentorDays = days('mentor');
export const contactWithin = within('contact');
export const mentorWithin = within('mentor');
export const overdueContact = overdue('contact');
export const overdueMentor = overdue('mentor');
export const overdueSign = overdue('sign');
