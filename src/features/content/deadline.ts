/** A day as people write it: « 31/01/2027 », « 1/2/27 », « 2027-01-31 », « 31 janvier 2027 ». */
import { normaliseKey } from '../../shared/text.ts';

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'jan', 'january'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'mar', 'march'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'sep', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];

const WEEKDAY = /^(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|\w+day)[\s,]+(?:le )?/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{2}|\d{4})$/;
const IN_WORDS = /^(\d{1,2})(?:er|st|nd|rd|th)?\s([a-z]+)\.?\s(\d{4})$/;

type Parts = [year: number, month: number, day: number];

const partsOf = (text: string): Parts | null => {
  const key = normaliseKey(text).replace(WEEKDAY, '').replace(/^le /, '');
  const [, year, month, day] = YEAR_FIRST.exec(key) ?? [];
  if (year !== undefined) return [Number(year), Number(month), Number(day)];
  const [, d, m, y = ''] = DAY_FIRST.exec(key) ?? [];
  if (d !== undefined) return [Number(y) + (y.length === 2 ? 2000 : 0), Number(m), Number(d)];
  const [, date, name = '', of] = IN_WORDS.exec(key) ?? [];
  const place = MONTHS.findIndex((names) => names.includes(name));
  return date === undefined || place < 0 ? null : [Number(of), place + 1, Number(date)];
};

/**
 * The day (`YYYY-MM-DD`); `impossible`: written as a day that no calendar of this century or the next
 * has; `invalid`: not understood as a day.
 */
export const readDay = (text: string): { day: string } | { wrong: 'invalid' | 'impossible' } => {
  const parts = text.length > 100 ? null : partsOf(text);
  if (parts === null) return { wrong: 'invalid' };
  const [year, month, day] = parts;
  const date = new Date(Date.UTC(year, month - 1, day));
  const stands = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!stands || year < 2000 || year > 2199) return { wrong: 'impossible' };
  return { day: date.toISOString().slice(0, 10) };
};
