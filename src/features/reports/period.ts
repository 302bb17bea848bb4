/** The days a report is about, as France counts them. Pure. */
import { dayAt } from '../../shared/days.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** In French time a day begins one hour before Greenwich's, two in summer; never amid a change. */
const OFFSETS = [2 * HOUR, HOUR];

export type Period = {
  /** First and last day, both included (`YYYY-MM-DD`). */
  from: string;
  to: string;
  /** 00:00 of the first day and 24:00 of the last in France; the end is outside (epoch milliseconds). */
  start: number;
  end: number;
};

const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const plusDays = (day: string, count: number): string =>
  new Date(noonOf(day) + count * DAY).toISOString().slice(0, 10);

/** When a day begins in France. */
const beginOf = (day: string): number => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const found = OFFSETS.map((offset) => midnight - offset).find((at) => dayAt(at) === day);
  return found ?? midnight;
};

const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(at || 0).toISOString().startsWith(text);
};

/** @throws {MisuseError} where a day is none, or the last comes before the first */
export const periodOf = (from: string, to: string): Period => {
  const wrong = [from, to].find((day) => !isDay(day));
  if (wrong !== undefined) throw new MisuseError(message('reports.day', { value: wrong }));
  if (to < from) throw new MisuseError(message('reports.order', { from, to }));
  return { from, to, start: beginOf(from), end: beginOf(plusDays(to, 1)) };
};

/** First and last day of a month counted from 0, in the year before or after where it goes beyond. */
const firstOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
const lastOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);

const partsOf = (day: string): { year: number; month: number } => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)) - 1,
});

/** Whole months, how many; null: it does not begin and end with a month. */
const monthsIn = ({ from, to }: Pick<Period, 'from' | 'to'>): number | null => {
  const [a, b] = [partsOf(from), partsOf(to)];
  const whole = from === firstOf(a.year, a.month) && to === lastOf(b.year, b.month);
  return whole ? (b.year - a.year) * 12 + b.month - a.month + 1 : null;
};

/** The period of the same length just before: as many whole months, else as many days. */
export const before = (period: Period): Period => {
  const to = plusDays(period.from, -1);
  const months = monthsIn(period);
  if (months === null) {
    const length = Math.round((noonOf(period.to) - noonOf(period.from)) / DAY) + 1;
    return periodOf(plusDays(to, 1 - length), to);
  }
  const { year, month } = partsOf(period.from);
  return periodOf(firstOf(year, month - months), to);
};

export type Quarter = { year: number; quarter: number };

/** The quarter of the year a period is; null: it is none. */
export const quarterOf = (period: Pick<Period, 'from' | 'to'>): Quarter | null => {
  const { year, month } = partsOf(period.from);
  return monthsIn(period) === 3 && month % 3 === 0 ? { year, quarter: month / 3 + 1 } : null;
};

/** @param ago how many quarters before that of `now` */
const quarterAt = (now: number, ago: number): Period => {
  const { year, month } = partsOf(dayAt(now));
  const first = month - (month % 3) - 3 * ago;
  return periodOf(firstOf(year, first), lastOf(year, first + 2));
};

/** The quarter that is under way at an instant. */
export const thisQuarter = (now: number): Period => quarterAt(now, 0);

/** The last quarter that is over at an instant. */
export const lastQuarter = (now: number): Period => quarterAt(now, 1);
