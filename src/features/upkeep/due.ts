/** Which sheets are asked about, and what an answer says of which. Pure. */
import { isToLookAt, type StandingSheet } from '../content/index.ts';
import type { Care } from './care-store.ts';

/** What one answer can be about: a longer list is not read. */
export const SHEETS_AN_ASK = 10;

const seen = ({ age }: StandingSheet): string => age.verifiedOn ?? '';

/** The longest unseen first: those never verified, then by the day they were. */
export const byLongestUnseen = (a: StandingSheet, b: StandingSheet): number =>
  seen(a) === seen(b) ? a.id - b.id : seen(a) < seen(b) ? -1 : 1;

export const dueAmong = (sheets: readonly StandingSheet[], today: string): StandingSheet[] =>
  sheets.filter(({ family, age }) => isToLookAt(family, age, today)).sort(byLongestUnseen);

/** Without those that someone is mending, or that an answer is still to be written into. */
export const askable = (
  sheets: readonly StandingSheet[],
  cares: ReadonlyMap<number, Care>,
  edited: ReadonlySet<number>,
  now: number,
): StandingSheet[] =>
  sheets.filter(({ id }) => !edited.has(id) && (cares.get(id)?.restsUntil ?? 0) <= now);

/** Ids as they stand in the subject of an ask. */
export const idsIn = (text = ''): number[] =>
  text
    .split(',')
    .filter((id) => id !== '')
    .map(Number);

/**
 * Which places of a list of `count` a remark names: « la 2 et la 5 ». Null where it names none, or
 * holds a number that is no place: then it says something else, such as a new telephone number.
 */
export const placesNamed = (remark: string | null, count: number): number[] | null => {
  const numbers = (remark ?? '').match(/\d+/g)?.map(Number) ?? [];
  if (numbers.length === 0 || numbers.some((n) => n < 1 || n > count)) return null;
  return [...new Set(numbers)].sort((a, b) => a - b);
};
