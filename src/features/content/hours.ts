/**
 * Opening hours, as people write them: « du lundi au vendredi 9h-12h / 14h-17h30 ». The author's text
 * stands; only what cannot be is found, so that a slip is mended and free words are left in peace.
 */
import { normaliseKey } from '../../shared/text.ts';

const TIME = String.raw`(\d{1,2})\s?(?:h(?:eures?)?|:)\s?(\d{2})?`;
const SEPARATOR = String.raw`\s?(?:-|–|—|a|to|jusqu'a)\s?`;
const RANGE = new RegExp(`(?<!\\d)${TIME}${SEPARATOR}${TIME}(?!\\d|\\w)`, 'g');
/** A time alone is one only behind such a word: « délai de 48h » is none. */
const LONE = new RegExp(
  `(?:jusqu'a|a partir de|des|apres|avant|until|from) ${TIME}(?!\\d|\\w)`,
  'g',
);
const ALL_DAY = /\b24\s?(?:h|heures)?\s?(?:\/|sur)\s?24(?:\s?h)?\b/g;

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const OTHER_DAYS = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['lun', 'mar', 'mer', 'jeu', 'ven', 'vend', 'sam', 'dim', 'merc'],
  ...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'l', 'm', 'me', 'j', 'v', 's', 'd'],
];
const KNOWN = new Set([...DAYS, ...DAYS.map((day) => `${day}s`), ...OTHER_DAYS]);
const FROM_TO = /\bdu ([a-z]+)\.? au ([a-z]+)\b/g;

/** Whether one letter was added, left out, changed, or exchanged with its neighbour. */
const isSlipOf = (word: string, day: string): boolean => {
  if (Math.abs(word.length - day.length) > 1 || word === day) return false;
  let start = 0;
  while (start < day.length && word[start] === day[start]) start++;
  const behind = (of: string, skipped: number): string => of.slice(start + skipped);
  return (
    behind(word, 1) === behind(day, 1) ||
    behind(word, 1) === behind(day, 0) ||
    behind(word, 0) === behind(day, 1) ||
    (word[start] === day[start + 1] &&
      word[start + 1] === day[start] &&
      behind(word, 2) === behind(day, 2))
  );
};

const unknownDays = (text: string): string[] => {
  const wrong = new Set<string>();
  for (const [, from = '', to = ''] of text.matchAll(FROM_TO)) {
    // « du matin au soir » is no row of days, « du lundi au vendrdi » is.
    if (KNOWN.has(from) !== KNOWN.has(to)) wrong.add(KNOWN.has(from) ? to : from);
  }
  for (const [word] of text.matchAll(/[a-z]{4,}/g)) {
    if (!KNOWN.has(word) && DAYS.some((day) => isSlipOf(word, day))) wrong.add(word);
  }
  return [...wrong];
};

type Clock = { shown: string; minutes: number | null };

const clock = (hours: string, minutes = '00'): Clock => {
  const [h, m] = [Number(hours), Number(minutes)];
  const stands = m <= 59 && (h <= 23 || (h === 24 && m === 0));
  const shown = minutes === '00' ? `${hours}\u00A0h` : `${hours}\u00A0h\u00A0${minutes}`;
  return { shown, minutes: stands ? h * 60 + m : null };
};

/** Closing in the small hours is no slip where it opens in the evening. */
const isNight = (from: number, to: number): boolean => from >= 17 * 60 && to <= 8 * 60;

export type HoursProblem =
  | { wrong: 'hour'; shown: string }
  | { wrong: 'order'; shown: string; until: string }
  | { wrong: 'day'; shown: string };

/** What is impossible in the hours, each once, in the order of the text. Times as « 17 h 30 ». */
export const impossibleHours = (text: string): HoursProblem[] => {
  const key = normaliseKey(text.slice(0, 1000)).replace(ALL_DAY, ' ');
  const found: HoursProblem[] = [];
  const take = (one: Clock): void => {
    if (one.minutes === null) found.push({ wrong: 'hour', shown: one.shown });
  };
  for (const [, h1 = '', m1, h2 = '', m2] of key.matchAll(RANGE)) {
    const [from, to] = [clock(h1, m1), clock(h2, m2)];
    take(from);
    take(to);
    if (from.minutes === null || to.minutes === null) continue;
    if (to.minutes <= from.minutes && !isNight(from.minutes, to.minutes)) {
      found.push({ wrong: 'order', shown: from.shown, until: to.shown });
    }
  }
  for (const [, h = '', m] of key.matchAll(LONE)) take(clock(h, m));
  for (const day of unknownDays(key)) found.push({ wrong: 'day', shown: day });
  const once = new Map(found.map((one) => [JSON.stringify(one), one]));
  return [...once.values()];
};
