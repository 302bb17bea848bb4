/** The sheets of a space that are to be published, as those who keep them alive look at them. */
import type { Db } from '../../db/index.ts';
import { normaliseKey } from '../../shared/text.ts';
import { dayAt } from '../../shared/days.ts';
import { readMails, readPhones } from './contact-points.ts';
import { entriesOf, type KeptEntry } from './entry-store.ts';
import { FAMILIES, type Family } from './field.ts';
import type { Age, OpeningAge } from './freshness.ts';
import { type Fields, lineOf } from './readers.ts';
import { ageOf } from './second-look.ts';
import { isUntold, recordName } from './sheet.ts';
import { readSiret } from './siret.ts';
import { stateOf } from './state.ts';

export type StandingSheet = {
  family: Family;
  id: number;
  /** Its number where the name must not be told (`recordName`). */
  name: string;
  url: string;
  /** Nothing that stands in it may be told. */
  untold: boolean;
  age: Age & OpeningAge;
  /** As written, for the referents; '' where nothing is written or may be told. */
  phone: string;
  address: string;
  commune: string;
  /** How many of its fields say something. */
  filled: number;
  /** What the entry holds, by field: for writing back only. */
  fields: Fields;
  /** By what it may be known again; read when it is asked for. */
  marks: () => Marks;
};

/** Comparable forms: 14 digits; words without case and accents; E.164; lower case. */
export type Marks = {
  siret: string | null;
  name: string;
  commune: string;
  phones: string[];
  mails: string[];
};

/** « 49000 Angers », « Angers Cedex » and « Angers (49) » alike; « St-Barthélemy » as « Saint-… ». */
const communeKey = (text: string): string =>
  normaliseKey(text.replace(/\(.*?\)|\d+/gu, ' '))
    .replace(/[^a-z]+/gu, ' ')
    .replace(/\bst(e?)\b/gu, 'saint$1')
    .replace(/\bcedex\b/gu, '')
    .trim();

const marksOf = (fields: Fields): Marks => {
  const siret = readSiret(lineOf(fields, 'siret'));
  return {
    siret: 'siret' in siret ? siret.siret : null,
    name: normaliseKey(lineOf(fields, 'name').slice(0, 300))
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
    commune: communeKey(lineOf(fields, 'commune').slice(0, 300)),
    phones: readPhones(lineOf(fields, 'phone')).good.flatMap(({ e164 }) => e164 ?? []),
    mails: readMails(lineOf(fields, 'mail')).good.map((mail) => mail.toLowerCase()),
  };
};

const standing = (family: Family, entry: KeptEntry, today: string): StandingSheet => {
  const { id, url } = entry;
  const fields = entry.fields ?? {};
  const untold = isUntold(family, entry);
  const told = (code: 'phone' | 'address' | 'commune'): string =>
    untold ? '' : lineOf(fields, code);
  return {
    family,
    id,
    name: recordName(family, entry),
    url,
    untold,
    age: ageOf(entry, today),
    phone: told('phone'),
    address: told('address'),
    commune: told('commune'),
    filled: Object.keys(fields).length,
    fields,
    marks: () => marksOf(fields),
  };
};

/** @param now epoch milliseconds, Moodle's clock */
export const standingSheets = async (
  db: Db,
  space: string,
  now: number,
): Promise<StandingSheet[]> => {
  const today = dayAt(now);
  const sheets: StandingSheet[] = [];
  for (const family of FAMILIES) {
    for (const entry of await entriesOf(db, space, family)) {
      if (!entry.approved || stateOf(entry.fields?.['state'] ?? '') !== 'publish') continue;
      sheets.push(standing(family, entry, today));
    }
  }
  return sheets;
};
