/** Months, days, numbers and consents of a profile. */
import { addDays, dayAt } from '../../shared/days.ts';
import { type Purpose, PURPOSES } from './codes.ts';
import type { Consent } from './candidate.ts';
import { wordKey } from './keys.ts';
import { noteValue, type Reading, readingOf, readOne, remember, valuesOf } from './reading.ts';
import type { Field } from './remark.ts';

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const WRITTEN_MONTH = /^(0?[1-9]|1[0-2])[/.](\d{4})$/;
const [EARLIEST, LATEST] = [1950, 2100];

const isYear = (year: string): boolean => Number(year) >= EARLIEST && Number(year) <= LATEST;

/** `2027-09`, `none`, `past`; French dates (`09/2027`) and a whole day are read for their month. */
const monthFrom = (value: string): string | null => {
  if (/^(?:none|aucune?|pas encore de date)$/.test(wordKey(value))) return 'none';
  if (/^(?:past|passee?|deja partie?)$/.test(wordKey(value))) return 'past';
  if (isDay(value)) return value.slice(0, 7);
  const [, month = '', ofMonth = ''] = WRITTEN_MONTH.exec(value) ?? [];
  const written = month === '' ? value : `${ofMonth}-${month.padStart(2, '0')}`;
  const [, year = ''] = MONTH.exec(written) ?? [];
  return isYear(year) ? written : null;
};

/** Whether there is such a day in the calendar, `YYYY-MM-DD`. */
const isDay = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !isYear(value.slice(0, 4))) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
};

/** Month of departure, `none`, `past`; null: not said. */
export const readDeparture = (reading: Reading): string | null =>
  remember(reading, 'mara_departure', (one) =>
    readOne(one, 'mara_departure', (value) => {
      const month = monthFrom(value);
      if (month === null) noteValue(one, 'mara_departure', 'people.remark.month', value);
      return month;
    }),
  );

/** Until which day they are not to be asked; null: no pause, or one that is over. */
export const readPause = (reading: Reading): string | null => {
  const until = readOne(reading, 'mara_pause', (value) => {
    if (isDay(value)) return value;
    noteValue(reading, 'mara_pause', 'people.remark.day', value);
    return null;
  });
  return until !== null && until >= reading.context.today ? until : null;
};

/** Whether somebody of whom nothing else is read is not to be asked on a day (`YYYY-MM-DD`). */
export const isOnPause = (fields: Reading['fields'], today: string): boolean => {
  const context = { today, spaces: new Map(), metiers: null, areas: new Map() };
  return readPause(readingOf(fields, [], context)) !== null;
};

/** A whole number within bounds; null: none that can be read. */
export const readNumber = (
  reading: Reading,
  field: Field,
  { least, most }: { least: number; most: number },
): number | null =>
  remember(reading, field, (one) =>
    readOne(one, field, (value) => {
      const [, digits = ''] = /^(\d{1,9})(?: ?km)?$/i.exec(value) ?? [];
      const number = Number(digits);
      if (digits !== '' && number >= least && number <= most) return number;
      noteValue(one, field, 'people.remark.number', value, { least, most });
      return null;
    }),
  );

const PURPOSE_CODES: ReadonlySet<string> = new Set(PURPOSES);
const isPurpose = (value: string): value is Purpose => PURPOSE_CODES.has(value);
const CONSENT = /^([a-z]+)=(\d{4}-\d{2}-\d{2})\/([\w.-]{1,20})$/;

/** A day that is not here yet, even where Moodle's server lives east of France. */
const isToCome = (day: string, { context: { today } }: Reading): boolean =>
  day > today && day > addDays(today, 1);

const consentsFrom = (reading: Reading): readonly Consent[] => {
  const consents = new Map<Purpose, Consent>();
  for (const value of valuesOf(reading, 'mara_consents')) {
    const [, purpose = '', day = '', version = ''] = CONSENT.exec(value) ?? [];
    if (!isPurpose(purpose) || !isDay(day)) {
      noteValue(reading, 'mara_consents', 'people.remark.consent', value);
    } else if (!consents.has(purpose)) {
      consents.set(purpose, { purpose, day, version });
      if (isToCome(day, reading)) {
        noteValue(reading, 'mara_consents', 'people.remark.consentToCome', value);
      }
    }
  }
  return [...consents.values()];
};

/**
 * `matching=2026-11-22/1`; what is not wholly of this form is no consent. Each purpose once. A consent
 * dated in the future counts from the day on which the profile was saved.
 * @param savedAt when it was (epoch milliseconds)
 */
export const readConsents = (reading: Reading, savedAt: number): readonly Consent[] => {
  const consents = remember(reading, 'mara_consents', consentsFrom);
  // Almost everybody's stay as they are remembered.
  if (!consents.some(({ day }) => isToCome(day, reading))) return consents;
  const saved = dayAt(savedAt);
  return consents.map((one) => (isToCome(one.day, reading) ? { ...one, day: saved } : one));
};
