/** The text of an opening passed on by the network: for a mentor its referent asks, and nobody else. */
import type { Db } from '../../../db/index.ts';
import { dayAt } from '../../../shared/days.ts';
import { entriesOf, type OpeningSheet, placeFinder, readPassedOn } from '../../content/index.ts';

/** What members would read were it open: nothing of where it comes from, nor of who can introduce. */
export type PassedOn = { sheet: OpeningSheet; url: string };

/** Null: it does not stand, or is not passed on by the network any more. */
export type TextOf = (opening: { space: string; opening: number }) => Promise<PassedOn | null>;

/** Reads the entries of each space once. @param now epoch milliseconds, Moodle's clock */
export const passedOn = (db: Db, now: number): TextOf => {
  const entries = new Map<string, ReturnType<typeof entriesOf>>();
  // The commune is shown as it was written.
  const tools = { today: dayAt(now), findCommune: placeFinder([]) };
  return async ({ space, opening }) => {
    const read = entries.get(space) ?? entriesOf(db, space, 'opening');
    entries.set(space, read);
    const entry = (await read).find(({ id }) => id === opening);
    const sheet = entry === undefined ? null : readPassedOn(entry, tools);
    return entry === undefined || sheet === null ? null : { sheet, url: entry.url };
  };
};
