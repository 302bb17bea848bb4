/**
 * How fresh a sheet is, and when someone should look at it again (docs/content.md, Freshness). Pure;
 * days are `YYYY-MM-DD`, and what has a length in months ends on the same day of the month, or on its
 * last where the month has no such day.
 */
import type { Family } from './field.ts';

/** Where no rhythm is declared: once a year, as the network looks at all else it does. */
const MONTHS_GOOD = 12;
const MONTHS_STALE = 12;
const MONTHS_FRESH = 6;
const MONTHS_KEPT = 24;
/** From the day its referent was told that it would go. */
const DAYS_OF_GRACE = 21;
const OPENING = { good: 1, kept: 3 };

/** What is known of a sheet; `rhythm` in months, `null` where none is declared. */
export type Age = {
  verifiedOn: string | null;
  madeOn: string;
  rhythm: number | null;
};
export type OpeningAge = Omit<Age, 'rhythm'> & { deadline: string | null };

const DAY = 86_400_000;
const instant = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day so many months after. */
export const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const after = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return after.toISOString().slice(0, 10);
};

const daysAfter = (day: string, days: number): string =>
  new Date(instant(day) + days * DAY).toISOString().slice(0, 10);

/** Since when nobody looked: the day it was verified, or made where it never was. */
const since = ({ verifiedOn, madeOn }: Pick<Age, 'verifiedOn' | 'madeOn'>): string =>
  verifiedOn ?? madeOn;

/**
 * What a sheet is worth, as data·inclusion scores its services: 1 below 6 months, falling in a
 * straight line to 0 at 24; 0 where nobody ever verified it.
 */
export const score = (verifiedOn: string | null, today: string): number => {
  if (verifiedOn === null) return 0;
  const from = instant(monthsAfter(verifiedOn, MONTHS_FRESH));
  const to = instant(monthsAfter(verifiedOn, MONTHS_KEPT));
  return Math.min(1, Math.max(0, (to - instant(today)) / (to - from)));
};

/** The first day when someone should look at it again. */
export const dueOn = (age: Age): string => monthsAfter(since(age), age.rhythm ?? MONTHS_GOOD);

export const isDue = (age: Age, today: string): boolean => today >= dueOn(age);

/** Whether readers are told that it may no longer be right. */
export const isStale = (age: Age, today: string): boolean =>
  today >= monthsAfter(since(age), MONTHS_STALE);

/** Whether its referent is to be told that it is about to leave the Books. */
export const isTooOld = (age: Age, today: string): boolean =>
  today >= monthsAfter(since(age), MONTHS_KEPT);

/** The first day on which Books leave out a sheet whose referent was told on that day. */
export const leavesOn = (age: Age, toldOn: string): string => {
  const [old, told] = [monthsAfter(since(age), MONTHS_KEPT), daysAfter(toldOn, DAYS_OF_GRACE)];
  return old > told ? old : told;
};

/** Whether Books leave it out; `toldOn`: the day its referent was told, `null` if never. */
export const isLeftOut = (age: Age, today: string, toldOn: string | null): boolean =>
  isTooOld(age, today) && toldOn !== null && today >= daysAfter(toldOn, DAYS_OF_GRACE);

export const openingDueOn = (age: OpeningAge): string => monthsAfter(since(age), OPENING.good);

/** Whether an opening is over: the day after its deadline, or when nobody looked for 3 months. */
export const isOpeningLeftOut = (age: OpeningAge, today: string): boolean =>
  isPastDeadline(age, today) || today >= monthsAfter(since(age), OPENING.kept);

export const isPastDeadline = (
  { deadline }: Pick<OpeningAge, 'deadline'>,
  today: string,
): boolean => deadline !== null && today > deadline;

/** Whether to ask that someone look again; nobody is asked about an opening whose day is past. */
export const isToLookAt = (family: Family, age: Age & OpeningAge, today: string): boolean =>
  family === 'opening'
    ? !isPastDeadline(age, today) && today >= openingDueOn(age)
    : isDue(age, today);
