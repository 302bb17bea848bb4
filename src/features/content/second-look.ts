/** Which sheets someone should look at again: contact points move, close and change numbers. */
import type { Db } from '../../db/index.ts';
import { dayAt } from '../../shared/days.ts';
import { readDay } from './deadline.ts';
import { entriesOf, type KeptEntry } from './entry-store.ts';
import { FAMILIES, type Family } from './field.ts';
import { type Age, isToLookAt, type OpeningAge } from './freshness.ts';
import { optionOf } from './options.ts';
import { type Fields, lineOf, verifiedProblem } from './readers.ts';
import { recordName } from './sheet.ts';
import { stateOf } from './state.ts';

/** `name` is a number where the name must not be told (`recordName`). */
export type DueSheet = {
  family: Family;
  id: number;
  name: string;
  url: string;
  verifiedOn: string | null;
};

const deadlineIn = (fields: Fields): string | null => {
  const read = readDay(lineOf(fields, 'deadline'));
  return 'day' in read ? read.day : null;
};

/** The months of the rhythm that a sheet declares; `null` where it declares none. */
const rhythmIn = (fields: Fields): number | null => {
  const rhythm = optionOf('rhythm', lineOf(fields, 'rhythm'));
  return rhythm === null ? null : Number(rhythm.replace('months_', ''));
};

/** What is known of an entry's age; a day that cannot be has its own remark, and counts as none. */
export const ageOf = ({ fields, madeAt }: KeptEntry, today: string): Age & OpeningAge => {
  const verified = lineOf(fields ?? {}, 'verified_on');
  return {
    verifiedOn: verifiedProblem(verified, today) === null ? verified : null,
    madeOn: dayAt(madeAt),
    rhythm: rhythmIn(fields ?? {}),
    deadline: deadlineIn(fields ?? {}),
  };
};

const dueOf = async (db: Db, space: string, family: Family, today: string): Promise<DueSheet[]> => {
  const entries = await entriesOf(db, space, family);
  return entries.flatMap((entry) => {
    const { id, url, approved, fields } = entry;
    if (!approved || stateOf(fields?.['state'] ?? '') !== 'publish') return [];
    const age = ageOf(entry, today);
    const { verifiedOn } = age;
    if (!isToLookAt(family, age, today)) return [];
    return [{ family, id, name: recordName(family, entry), url, verifiedOn }];
  });
};

/**
 * The sheets of a space that are to be published and should be looked at again, the longest unseen
 * first. Their texts are not read for it: that is asked at each cycle.
 * @param now epoch milliseconds
 */
export const dueSheets = async (db: Db, space: string, now: number): Promise<DueSheet[]> => {
  const today = dayAt(now);
  const due = await Promise.all(FAMILIES.map((family) => dueOf(db, space, family, today)));
  const seen = ({ verifiedOn }: DueSheet): string => verifiedOn ?? '';
  return due
    .flat()
    .sort((a, b) => (seen(a) === seen(b) ? a.id - b.id : seen(a) < seen(b) ? -1 : 1));
};
