/** How fast candidates are looked after, and who waits (docs/people.md, The intake clock). */
import type { CandidateFact, Facts } from '../fact.ts';
import type { Indicator, Item } from '../indicator.ts';
import type { Period } from '../period.ts';
import type { Stay } from '../stay.ts';
import { dayAt } from '../../../shared/days.ts';
import { followedAt, itemOf } from './candidates.ts';

const DAY = 86_400_000;
const WEEK = 7;

type Clock = 'contact' | 'mentor';
const stopOf = ({ contactedAt, mentorProposedAt }: Stay, clock: Clock): number | null =>
  clock === 'contact' ? contactedAt : mentorProposedAt;
const limitOf = ({ intake }: Facts, clock: Clock): number =>
  clock === 'contact' ? intake.contactDays : intake.mentorDays;

/** The day in France so many days after that of an instant: calendar days have no hours. */
const dayAfter = (at: number, days: number): string =>
  new Date(Date.parse(`${dayAt(at)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The last day that is in time, as the clocks of intake count it: whole days, whatever the hour. */
const dueOf = (facts: Facts, { from }: Stay, clock: Clock): string =>
  dayAfter(from, limitOf(facts, clock));
/** The mentor's clock runs only for who wants one. */
const runs = ({ seeks }: CandidateFact, clock: Clock): boolean => clock === 'contact' || seeks;

const staysIn = ({ candidates }: Facts, clock: Clock): { candidate: CandidateFact; stay: Stay }[] =>
  candidates.flatMap((candidate) =>
    runs(candidate, clock) ? candidate.stays.map((stay) => ({ candidate, stay })) : [],
  );

const isIn = (at: number, { start, end }: Period): boolean => at >= start && at < end;
const isDayIn = (day: string, { from, to }: Period): boolean => day >= from && day <= to;

/** Whole days from arriving to the first contact, or proposal, that fell into the period. */
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
    staysIn(facts, clock).flatMap(({ candidate, stay }): Item[] => {
      const at = stopOf(stay, clock);
      if (at === null || !isIn(at, period)) return [];
      return [{ ...itemOf(candidate), amount: Math.max(0, Math.floor((at - stay.from) / DAY)) }];
    }),
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
    staysIn(facts, clock).flatMap(({ candidate, stay }): Item[] => {
      const due = dueOf(facts, stay, clock);
      const at = stopOf(stay, clock);
      const part = at !== null && dayAt(at) <= due;
      const gone = !part && stay.to !== null && dayAt(stay.to) <= due;
      return isDayIn(due, period) && !gone ? [{ ...itemOf(candidate), part }] : [];
    }),
});

/** Since when somebody waits at an instant, and whether too long. */
const LATE: Readonly<
  Record<
    Clock | 'sign',
    (facts: Facts, candidate: CandidateFact, stay: Stay, at: number) => boolean
  >
> = {
  contact: (facts, _, stay, at) =>
    (stay.contactedAt ?? at) >= at && dueOf(facts, stay, 'contact') < dayAt(at),
  mentor: (facts, candidate, stay, at) =>
    candidate.seeks &&
    (stay.mentorProposedAt ?? at) >= at &&
    dueOf(facts, stay, 'mentor') < dayAt(at),
  sign: ({ intake }, _, stay, at) =>
    dayAfter(Math.max(stay.from, stay.lastSignAt ?? 0), intake.signWeeks * WEEK) < dayAt(at),
};

/** Of those followed at the end: who waits too long. */
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
  compute: (facts, { end }) =>
    followedAt(facts.candidates, end).map(({ candidate, stay }) => ({
      ...itemOf(candidate),
      part: LATE[clock](facts, candidate, stay, end),
    })),
});

export const contactDays = days('contact');
export const mentorDays = days('mentor');
export const contactWithin = within('contact');
export const mentorWithin = within('mentor');
export const overdueContact = overdue('contact');
export const overdueMentor = overdue('mentor');
export const overdueSign = overdue('sign');
