/** Days as texts, `YYYY-MM-DD`: they compare as they stand. */

const DAY = 86_400_000;

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Calendar days have no hours: clocks that are put forward change nothing. */
export const addDays = (day: string, count: number): string =>
  new Date(midnight(day) + count * DAY).toISOString().slice(0, 10);

/** How many days `to` is later than `from`; below 0: it is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (midnight(to) - midnight(from)) / DAY;

/** The latest of some days; those that are null do not count. */
export const latest = (first: string, ...others: readonly (string | null)[]): string =>
  others.reduce<string>((last, day) => (day !== null && day > last ? day : last), first);

const HOUR = 3_600_000;
const MOST_KNOWN = 100_000;
const inFrance = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Paris' });
const known = new Map<number, string>();

/** The day in France of an instant (epoch milliseconds). Within an hour it does not change there. */
export const dayAt = (instant: number): string => {
  const hour = Math.floor(instant / HOUR);
  const before = known.get(hour);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const day = inFrance.format(instant);
  known.set(hour, day);
  return day;
};
