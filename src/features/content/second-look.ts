/** Which sheets someone should look at again: contact points move, close and change numbers. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { entriesOf } from './entry-store.ts';
import { LIVING_AREA, recordName } from './sheet.ts';
import { stateOf } from './state.ts';

/**
 * Once a year, as the network looks at all else it does: its information day, its members' actions
 * and the review of its agreements are yearly.
 */
export const MONTHS_GOOD = 12;

/** The day (`YYYY-MM-DD`) so many months before; one that the month does not have is its last. */
export const monthsBefore = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const before = new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)));
  return before.toISOString().slice(0, 10);
};

/** Whether it was verified too long ago, or never. */
export const isDue = (verifiedOn: string | null, today: string): boolean =>
  verifiedOn === null || verifiedOn < monthsBefore(today, MONTHS_GOOD);

export type DueSheet = { id: number; name: string; url: string; verifiedOn: string | null };

const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Paris' });

/** The day a person chose; what is no day has its own remark, and counts as none. */
const dayOf = (text = ''): string | null => z.iso.date().safeParse(text.trim()).data ?? null;

/**
 * The sheets of a space that are to be published and should be looked at again, the longest unseen
 * first. Their texts are not read for it: that is asked at each cycle.
 * @param now epoch milliseconds
 */
export const dueSheets = async (db: Db, space: string, now: number): Promise<DueSheet[]> => {
  const today = days.format(now);
  const due = (await entriesOf(db, space, LIVING_AREA)).flatMap((entry) => {
    const { id, url, approved, fields } = entry;
    if (!approved || stateOf(fields?.['state'] ?? '') !== 'publish') return [];
    const verifiedOn = dayOf(fields?.['verified_on']);
    return isDue(verifiedOn, today) ? [{ id, name: recordName(entry), url, verifiedOn }] : [];
  });
  const seen = ({ verifiedOn }: DueSheet): string => verifiedOn ?? '';
  return due.sort((a, b) => (seen(a) === seen(b) ? a.id - b.id : seen(a) < seen(b) ? -1 : 1));
};
