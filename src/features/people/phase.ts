/** Where candidates stand on their way, by the month of their departure (docs/people.md). */
import type { Phase } from './codes.ts';

/** `2027-09` and `2027-09-13` alike: months since year 0. */
const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/**
 * What the date suggests on a day (`YYYY-MM-DD`). A month of departure (`YYYY-MM`) is meant to its
 * end, so that nobody counts as gone too early: in the month itself it is still `preparation`, in
 * the same month a year before `orientation`, and `information` a year and a half before.
 */
export const suggestedPhase = (departure: string | null, today: string): Phase => {
  if (departure === null || departure === 'none') return 'information';
  if (departure === 'past') return 'search';
  const left = monthsOf(departure) - monthsOf(today);
  if (left >= 18) return 'information';
  if (left >= 12) return 'orientation';
  return left >= 0 ? 'preparation' : 'search';
};
